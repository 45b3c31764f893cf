package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from outside, by a client of its own, whether what a service reads is read on. A reader
 * that has committed records before it and does not move, while the brokers answer, cuts the
 * lifeline: whatever holds it, a new start is tried. That there are such records is seen before, by
 * reading one: between two offsets may be markers of transactions alone.
 *
 * <p>Where the brokers do not answer, or this process stood still itself, nothing is known, and all
 * time begins anew. Cost of a look: one round trip, and one or two for each reader.
 */
public final class ProgressWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);
  private static final int LOOKS = 18;
  private static final int LONGER_FOR_ONE = 7;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
  private static final int SILENCE = 3;

  private final Map<String, Object> client;
  private final Duration longest;
  private final Lifeline lifeline;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<TopicReader, Standstill> standstills = new HashMap<>();
  private volatile long answered;

  /**
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   * @param longest that a reader may stand still with records before it
   * @param lifeline whose readers are looked at, and which is cut
   */
  public ProgressWatch(Map<String, Object> client, Duration longest, Lifeline lifeline) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("request.timeout.ms", (int) LONGEST_ANSWER.toMillis() / 2);
    settings.put("default.api.timeout.ms", (int) LONGEST_ANSWER.toMillis());
    this.client = Map.copyOf(settings);
    this.longest = longest;
    this.lifeline = lifeline;
    this.answered = System.nanoTime() - silent();
    this.thread = lifeline.thread("progress", this::run);
  }

  /** Begins to look. */
  public ProgressWatch start() {
    thread.start();
    return this;
  }

  /** Whether the brokers have answered within a third of the longest time. */
  public boolean brokersAnswer() {
    return System.nanoTime() - answered < silent();
  }

  private long silent() {
    return longest.dividedBy(SILENCE).toNanos();
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LONGEST_ANSWER.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() throws InterruptedException {
    long pause = longest.dividedBy(LOOKS).toMillis();
    long last = System.nanoTime();
    try (Admin admin = Admin.create(client)) {
      while (lifeline.intact() && !closing.await(pause, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() - last > silent()) {
          standstills.values().forEach(Standstill::forget);
        }
        last = System.nanoTime();
        look(admin);
      }
    } catch (InterruptException e) {
      throw new InterruptedException();
    }
  }

  private void look(Admin admin) {
    try {
      got(admin.describeCluster().nodes());
      answered = System.nanoTime();
    } catch (KafkaException e) {
      LOG.debug("brokers do not answer cause={}", e.getClass().getSimpleName());
      standstills.values().forEach(Standstill::forget);
      return;
    }
    for (TopicReader reader : lifeline.readers()) {
      Standstill standstill = standstills.computeIfAbsent(reader, none -> standstill());
      try {
        judge(admin, reader, standstill);
      } catch (KafkaException e) {
        LOG.debug("reader={} not seen cause={}", reader.name(), e.getClass().getSimpleName());
        standstill.forget();
      }
    }
  }

  private Standstill standstill() {
    Duration one = longest.multipliedBy(LONGER_FOR_ONE);
    return new Standstill(new Standstill.Limits(longest, one), System::nanoTime);
  }

  private void judge(Admin admin, TopicReader reader, Standstill standstill) {
    Map<TopicPartition, Long> reached = reached(admin, reader);
    Map<TopicPartition, Long> ends = ends(admin, reached.keySet());
    Set<TopicPartition> standing = standstill.seen(reached, ends);
    for (TopicPartition partition : standing) {
      long end = ends.get(partition);
      if (somethingBefore(end, partition, reached.get(partition))) {
        LOG.error(
            "stands still reader={} for={} partitions={}",
            reader.name(),
            longest,
            new TreeSet<>(standing.stream().map(TopicPartition::toString).toList()));
        lifeline.cut(reader.name(), new StoodStill(reader.name()));
        return;
      }
      standstill.nothingBefore(partition, end);
    }
  }

  private Map<TopicPartition, Long> reached(Admin admin, TopicReader reader) {
    if (reader instanceof TopicReader.OnItsOwn own) {
      return own.reached().get();
    }
    Set<TopicPartition> reads = ((TopicReader.InGroup) reader).reads().get();
    if (reads.isEmpty()) {
      return Map.of();
    }
    Map<TopicPartition, OffsetAndMetadata> committed =
        got(admin.listConsumerGroupOffsets(reader.name()).partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> reached = new HashMap<>();
    for (TopicPartition partition : reads) {
      OffsetAndMetadata offset = committed.get(partition);
      reached.put(partition, offset == null ? 0L : offset.offset());
    }
    return reached;
  }

  /** Of those that have a leader and may be read. */
  private static Map<TopicPartition, Long> ends(Admin admin, Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    if (partitions.isEmpty()) {
      return ends;
    }
    ListOffsetsResult answers =
        admin.listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
    for (TopicPartition partition : partitions) {
      try {
        ends.put(partition, got(answers.partitionResult(partition)).offset());
      } catch (KafkaException e) {
        LOG.debug("end not known partition={} cause={}", partition, e.getClass().getSimpleName());
      }
    }
    return ends;
  }

  /**
   * Whether a committed record stands from an offset on, before an end.
   *
   * @throws TimeoutException if that cannot be seen in time
   */
  private boolean somethingBefore(long end, TopicPartition partition, long from) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("max.poll.records", 1);
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    long deadline = System.nanoTime() + LONGEST_ANSWER.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
      consumer.assign(Set.of(partition));
      consumer.seek(partition, from);
      while (System.nanoTime() < deadline) {
        var records = consumer.poll(Duration.ofMillis(200));
        if (!records.isEmpty()) {
          return records.iterator().next().offset() < end;
        }
        if (consumer.position(partition) >= end) {
          return false;
        }
      }
    }
    throw new TimeoutException("what stands on " + partition + " cannot be read");
  }

  private static <T> T got(KafkaFuture<T> future) {
    try {
      return future.get(2 * LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("the brokers do not answer", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
