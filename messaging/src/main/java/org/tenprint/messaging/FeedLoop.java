package org.tenprint.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.common.Origin;

/** What a feed's thread does: read, hand to the holder, say how far. */
final class FeedLoop<T extends SpecificRecord> {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceFeed.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);

  /** What is read, for which group, with which client's settings. */
  record Source<T extends SpecificRecord>(
      String topic, String group, EventCodec<T> codec, Map<String, Object> client) {}

  private final Source<T> source;
  private final ReferenceFeed.Holder<T> holder;
  private final FeedState state;
  private final SignedEvents signed;
  private volatile Consumer<byte[], byte[]> consumer;

  FeedLoop(Source<T> source, ReferenceFeed.Holder<T> holder, FeedState state) {
    this.source = source;
    this.holder = holder;
    this.state = state;
    this.signed = SignedEvents.of(source.client());
  }

  /** Returns when it was closed. */
  void run() throws InterruptedException {
    while (state.open() && !followed()) {
      state.pause(RETRY);
    }
    holder.closed();
  }

  void wakeUp() {
    Consumer<byte[], byte[]> current = consumer;
    if (current != null) {
      current.wakeup();
    }
  }

  /** Follows until closed; false when the broker was away, which a new attempt may mend. */
  private boolean followed() {
    try (Consumer<byte[], byte[]> reading =
            new KafkaConsumer<>(
                settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        FeedDeadLetters deadLetters =
            new FeedDeadLetters(source.topic(), source.group(), source.client())) {
      consumer = reading;
      follow(reading, deadLetters);
      return true;
    } catch (WakeupException e) {
      LOG.debug("feed closed topic={}", source.topic());
      return true;
    } catch (RetriableException e) {
      LOG.warn("feed tries again topic={} cause={}", source.topic(), e.getClass().getSimpleName());
      return false;
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(source.client());
    settings.put("group.id", ReferenceFeed.offsetsGroup(source.group()));
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "earliest");
    settings.put("max.poll.records", 2000);
    return settings;
  }

  private void follow(Consumer<byte[], byte[]> reading, FeedDeadLetters deadLetters) {
    List<TopicPartition> partitions = partitions(reading);
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException(source.topic() + " is not there yet");
    }
    reading.assign(partitions);
    reading.seekToBeginning(partitions);
    Map<TopicPartition, Integer> leaders = new HashMap<>();
    holder
        .positions(() -> extent(reading, partitions, leaders))
        .forEach((p, offset) -> seek(reading, p, offset, leaders));
    Map<TopicPartition, Long> ends = reading.endOffsets(partitions);
    Map<TopicPartition, OffsetAndMetadata> committed =
        SameLog.upTo(source.client(), reading.committed(ends.keySet()), ends);
    deadLetters.remember(FeedCommits.byPartition(committed));
    LOG.info("feed starts topic={} partitions={}", source.topic(), partitions.size());
    FeedCommits commits = new FeedCommits(source.topic(), reading, committed);
    try {
      rounds(reading, ends, commits, deadLetters);
    } catch (WakeupException e) {
      LOG.debug("feed closed topic={}", source.topic());
    }
    commits.last();
  }

  /** The leaders are asked for first: an end that is lost from then on is one that they had. */
  private TopicExtent extent(
      Consumer<byte[], byte[]> reading,
      List<TopicPartition> partitions,
      Map<TopicPartition, Integer> leaders) {
    leaders.putAll(SameLog.leaders(source.client(), partitions));
    return TopicExtent.of(source.topic(), reading, partitions, source.client());
  }

  /** With the leader's epoch, so that a reader which reads nothing hears of an end that is lost. */
  private void seek(
      Consumer<byte[], byte[]> reading,
      int partition,
      long offset,
      Map<TopicPartition, Integer> leaders) {
    TopicPartition at = new TopicPartition(source.topic(), partition);
    reading.seek(at, new OffsetAndMetadata(offset, Optional.ofNullable(leaders.get(at)), ""));
  }

  private void rounds(
      Consumer<byte[], byte[]> reading,
      Map<TopicPartition, Long> ends,
      FeedCommits commits,
      FeedDeadLetters deadLetters) {
    Set<TopicPartition> partitions = ends.keySet();
    Map<Integer, Long> reported = positions(reading, partitions);
    state.unread(unread(reading, ends));
    hold(reported, ConsumerRecords.empty(), deadLetters);
    while (state.open()) {
      state.round();
      signed.requireTaken();
      if (!state.caughtUpOnce()
          && partitions.stream().allMatch(p -> reading.position(p) >= ends.get(p))) {
        LOG.info("feed ready topic={}", source.topic());
        state.caughtUp();
      }
      ConsumerRecords<byte[], byte[]> polled = reading.poll(POLL);
      commits.polled(polled, reported).forEach(deadLetters::back);
      for (ConsumerRecord<byte[], byte[]> record : polled) {
        hand(record, deadLetters);
      }
      Map<Integer, Long> now = positions(reading, partitions);
      state.unread(unread(reading, ends));
      boolean moved = !now.equals(reported);
      // no offset is committed before the dead letters of what stands before it are written
      boolean written = moved && deadLetters.flush();
      commits.read(now, written);
      if (moved) {
        hold(now, polled, deadLetters);
        reported = now;
      }
      requireAllOf(partitions, reading);
      holder.tick();
    }
  }

  /**
   * What the client knows of the topic's ends without asking; at first those seen at start. Never
   * below 0, which would be not known: a client may have read on before it hears of the end.
   */
  private static long unread(Consumer<byte[], byte[]> reading, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(
            end ->
                reading
                    .currentLag(end.getKey())
                    .orElseGet(() -> end.getValue() - reading.position(end.getKey())))
        .map(lag -> Math.max(0, lag))
        .sum();
  }

  private List<TopicPartition> partitions(Consumer<byte[], byte[]> reading) {
    return reading.partitionsFor(source.topic()).stream()
        .map(info -> new TopicPartition(source.topic(), info.partition()))
        .toList();
  }

  /** Partitions that were added would not be read: a new start reads them. Costs no request. */
  private void requireAllOf(Set<TopicPartition> assigned, Consumer<byte[], byte[]> reading) {
    if (partitions(reading).size() > assigned.size()) {
      throw new IllegalStateException(source.topic() + " has more partitions than are read");
    }
  }

  /** The holder has taken everything before these offsets; then whoever waits may know. */
  private void hold(
      Map<Integer, Long> positions,
      ConsumerRecords<byte[], byte[]> polled,
      FeedDeadLetters deadLetters) {
    boolean held = false;
    while (!held) {
      try {
        holder.read(positions);
        held = true;
      } catch (RecordsRefused some) {
        refuse(some.refused(), polled, deadLetters);
      }
    }
    state.watermark().read(positions);
  }

  /** Nothing was kept, so that none of these was put aside before, whatever was committed. */
  private void refuse(
      Map<Origin, PoisonEvent> refused,
      ConsumerRecords<byte[], byte[]> polled,
      FeedDeadLetters deadLetters) {
    int found = 0;
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      Origin origin = origin(record);
      PoisonEvent poison = refused.get(origin);
      if (poison != null) {
        found++;
        unread(record, poison, origin);
        deadLetters.write(record, poison, origin);
      }
    }
    if (found == 0) {
      throw new IllegalStateException(source.topic() + ": what was refused was not read");
    }
    deadLetters.flush();
  }

  private static Map<Integer, Long> positions(
      Consumer<byte[], byte[]> reading, Set<TopicPartition> partitions) {
    Map<Integer, Long> positions = new HashMap<>();
    partitions.forEach(p -> positions.put(p.partition(), reading.position(p)));
    return positions;
  }

  private void hand(ConsumerRecord<byte[], byte[]> record, FeedDeadLetters deadLetters) {
    Origin origin = origin(record);
    try {
      take(record, origin);
    } catch (PoisonEvent poison) {
      putAside(record, poison, origin, deadLetters);
    } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
      if (!Thrown.ofTheEvent(thrown)) {
        throw thrown;
      }
      putAside(record, Thrown.poison(thrown), origin, deadLetters);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Origin origin) throws PoisonEvent {
    signed.check(record);
    if (record.key() == null) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is null");
    }
    if (record.value() == null) {
      holder.remove(key(record), origin, Instant.ofEpochMilli(record.timestamp()));
    } else {
      holder.put(Received.of(record, source.codec()));
    }
  }

  private void putAside(
      ConsumerRecord<byte[], byte[]> record,
      PoisonEvent poison,
      Origin origin,
      FeedDeadLetters deadLetters) {
    unread(record, poison, origin);
    if (holder.putsAside()) {
      deadLetters.put(record, poison, origin);
    }
  }

  private void unread(ConsumerRecord<byte[], byte[]> record, PoisonEvent why, Origin origin) {
    String key = record.key() == null ? "" : key(record);
    holder.unread(key, origin, Instant.ofEpochMilli(record.timestamp()), why);
  }

  private static Origin origin(ConsumerRecord<byte[], byte[]> record) {
    return new Origin(record.topic(), record.partition(), record.offset());
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }
}
