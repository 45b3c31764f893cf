package org.tenprint.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.common.Origin;

/**
 * The one way by which a service holds reference data: reads a topic from where the holder is to
 * the end offsets seen at start, hands each record to the holder in order, turns ready, and keeps
 * following. Every instance reads every partition; there is no group to rebalance.
 *
 * <p>A record that cannot be decoded becomes a dead letter once: the group's committed offset says
 * up to where that was done before, so that a restart, which reads all again, does not repeat it.
 *
 * <p>An exception of the holder ends the feed: it is never ready again, and {@link #failure()} says
 * why. Cost: one thread and one consumer.
 *
 * @param <T> the event
 */
public final class ReferenceFeed<T extends SpecificRecord> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** What keeps the reference data. Called by one thread, in the order of each partition. */
  public interface Holder<T> {
    /**
     * Takes a record.
     *
     * @throws PoisonEvent if it breaks an invariant: it becomes a dead letter
     */
    void put(Received<T> received) throws PoisonEvent;

    /** A null record: what the key named is gone. */
    default void remove(String key, Origin origin, Instant recorded) throws PoisonEvent {
      throw new PoisonEvent(PoisonReason.NULL_VALUE, "the value is null");
    }

    /**
     * Whenever it has read on, be it over a transaction's marker alone: the offsets up to which the
     * feed has read, by partition.
     */
    default void read(Map<Integer, Long> positions) {}

    /**
     * From which offsets to read, by partition; those absent are read from their beginning.
     *
     * @param now asks the broker whether the topic is still the one that was read
     */
    default Map<Integer, Long> positions(Supplier<TopicExtent> now) {
      return Map.of();
    }

    /** Many times a second while it follows: for what the holder does by the clock. */
    default void tick() {}

    /** The feed was closed and calls no more; not called after a failure. */
    default void closed() {}
  }

  private final String topic;
  private final String group;
  private final EventCodec<T> codec;
  private final Holder<T> holder;
  private final Map<String, Object> client;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile Consumer<byte[], byte[]> consumer;

  /**
   * @param topic the topic
   * @param group the service's name: under it dead letters are remembered and named
   * @param codec of the topic
   * @param holder of the data
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   */
  public ReferenceFeed(
      String topic,
      String group,
      EventCodec<T> codec,
      Holder<T> holder,
      Map<String, Object> client) {
    this.topic = topic;
    this.group = group;
    this.codec = codec;
    this.holder = holder;
    this.client = Map.copyOf(client);
    this.thread = new Thread(this::run, "feed-" + topic);
    this.thread.setDaemon(true);
  }

  /**
   * The group under which a service's feeds commit how far they have read: what monitoring watches.
   * It is their own: a hop's takes no commit of a consumer that assigned its partitions itself.
   */
  public static String offsetsGroup(String group) {
    return group + "-feeds";
  }

  /** Starts reading. */
  public ReferenceFeed<T> start() {
    thread.start();
    return this;
  }

  /** The topic it reads. */
  public String topic() {
    return topic;
  }

  /** Whether it has read to the end offsets seen at start, and still follows. */
  public boolean ready() {
    return ready.getCount() == 0 && failure.get() == null && open.get();
  }

  /** What ended it. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * Waits until it is ready.
   *
   * @throws IllegalStateException if it is not within that time, or has ended
   */
  public void awaitReady(Duration longest) {
    try {
      if (ready.await(longest.toMillis(), TimeUnit.MILLISECONDS) && failure.get() == null) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(topic + " is not caught up", failure.get());
  }

  @Override
  public void close() {
    open.set(false);
    closing.countDown();
    Consumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (open.get() && !followed()) {
        pause();
      }
      holder.closed();
    } catch (InterruptException e) {
      LOG.debug("feed interrupted topic={}", topic);
    } catch (RuntimeException e) {
      failure.set(e);
      LOG.error("feed ended topic={} cause={}", topic, e.getClass().getName(), e);
    } finally {
      ready.countDown();
    }
  }

  /** Follows until closed; false when the broker was away, which a new attempt may mend. */
  private boolean followed() {
    try (Consumer<byte[], byte[]> reading =
            new KafkaConsumer<>(
                settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        FeedDeadLetters deadLetters = new FeedDeadLetters(topic, group, client)) {
      consumer = reading;
      follow(reading, deadLetters);
      return true;
    } catch (WakeupException e) {
      LOG.debug("feed closed topic={}", topic);
      return true;
    } catch (RetriableException e) {
      LOG.warn("feed tries again topic={} cause={}", topic, e.getClass().getSimpleName());
      return false;
    }
  }

  private void pause() {
    try {
      closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("group.id", offsetsGroup(group));
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("max.poll.records", 2000);
    return settings;
  }

  private void follow(Consumer<byte[], byte[]> reading, FeedDeadLetters deadLetters) {
    List<TopicPartition> partitions =
        reading.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException(topic + " is not there yet");
    }
    reading.assign(partitions);
    deadLetters.remember(reading.committed(Set.copyOf(partitions)));
    reading.seekToBeginning(partitions);
    holder
        .positions(() -> TopicExtent.of(topic, reading, partitions, client))
        .forEach((p, offset) -> reading.seek(new TopicPartition(topic, p), offset));
    Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
    LOG.info("feed starts topic={} partitions={}", topic, partitions.size());
    Map<Integer, Long> reported = positions(reading, partitions);
    holder.read(reported);
    while (open.get()) {
      if (ready.getCount() > 0
          && partitions.stream().allMatch(p -> reading.position(p) >= ends.get(p))) {
        LOG.info("feed ready topic={}", topic);
        ready.countDown();
      }
      for (ConsumerRecord<byte[], byte[]> record : reading.poll(POLL)) {
        hand(record, deadLetters);
      }
      Map<Integer, Long> now = positions(reading, partitions);
      if (!now.equals(reported)) {
        deadLetters.flush();
        reading.commitAsync(offsets(now), null);
        holder.read(now);
        reported = now;
      }
      holder.tick();
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(Map<Integer, Long> positions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    positions.forEach(
        (p, offset) -> offsets.put(new TopicPartition(topic, p), new OffsetAndMetadata(offset)));
    return offsets;
  }

  private static Map<Integer, Long> positions(
      Consumer<byte[], byte[]> reading, List<TopicPartition> partitions) {
    Map<Integer, Long> positions = new HashMap<>();
    partitions.forEach(p -> positions.put(p.partition(), reading.position(p)));
    return positions;
  }

  private void hand(ConsumerRecord<byte[], byte[]> record, FeedDeadLetters deadLetters) {
    Origin origin = new Origin(record.topic(), record.partition(), record.offset());
    try {
      if (record.key() == null) {
        throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is null");
      }
      if (record.value() == null) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        holder.remove(key, origin, Instant.ofEpochMilli(record.timestamp()));
        return;
      }
      holder.put(Received.of(record, codec));
    } catch (PoisonEvent poison) {
      deadLetters.put(record, poison, origin);
    }
  }
}
