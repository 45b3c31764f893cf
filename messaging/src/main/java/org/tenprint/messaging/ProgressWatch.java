package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
 * time begins anew. A look that is slow is no such standstill: one topic that does not answer keeps
 * nobody from seeing the others. Cost of a look: two round trips, and one for each group.
 */
public final class ProgressWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProgressWatch.class);
  private static final int LOOKS = 18;
  private static final int LONGER_FOR_ONE = 7;
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  /** No call to the brokers lasts so long, unless this process does not run meanwhile. */
  private static final Duration LONGEST_CALL = LONGEST_ANSWER.multipliedBy(3);

  /** For the ends of topics: one without a leader is asked for until then. */
  private static final Duration LONGEST_END = Duration.ofSeconds(3);

  private static final int SILENCE = 3;

  /** However long a reader may stand still, the brokers' silence is told by then. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final Map<String, Object> client;
  private final Duration longest;
  private final Lifeline lifeline;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<TopicReader, Standstill> standstills = new HashMap<>();
  private volatile long answered;

  /** When this process was seen to run; by the thread alone. */
  private long awake;

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

  /** Whether the brokers have answered within a third of the longest time, 30 s at most. */
  public boolean brokersAnswer() {
    return System.nanoTime() - answered < silent();
  }

  private long silent() {
    return Math.min(longest.dividedBy(SILENCE).toNanos(), LONGEST_SILENCE.toNanos());
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
    long pause = silent() * SILENCE / LOOKS;
    try (Admin admin = Admin.create(client)) {
      awake = System.nanoTime();
      while (lifeline.intact() && !closing.await(pause, TimeUnit.NANOSECONDS)) {
        stoodStillItself(pause + silent());
        look(admin);
        stoodStillItself(LONGEST_CALL.toNanos());
      }
    } catch (InterruptException e) {
      throw new InterruptedException();
    }
  }

  /**
   * What was seen counts no longer if this process did not run meanwhile.
   *
   * @param most nanoseconds that what was waited for takes at most, while it runs
   */
  private void stoodStillItself(long most) {
    long now = System.nanoTime();
    if (now - awake > most) {
      standstills.values().forEach(Standstill::forget);
    }
    awake = now;
  }

  private void look(Admin admin) {
    try {
      got(admin.describeCluster().nodes());
    } catch (KafkaException e) {
      LOG.debug("brokers do not answer cause={}", e.getClass().getSimpleName());
      standstills.values().forEach(Standstill::forget);
      return;
    }
    Map<TopicReader, Map<TopicPartition, Long>> reached = new LinkedHashMap<>();
    for (TopicReader reader : lifeline.readers()) {
      Standstill standstill = standstills.computeIfAbsent(reader, this::standstill);
      ifSeen(reader, standstill, () -> reached.put(reader, reached(admin, reader)));
    }
    Set<TopicPartition> all = new HashSet<>();
    reached.values().forEach(offsets -> all.addAll(offsets.keySet()));
    Map<TopicPartition, Long> ends = ends(admin, all);
    Map<TopicReader, Set<TopicPartition>> standing = new LinkedHashMap<>();
    reached.forEach(
        (reader, offsets) -> standing.put(reader, standstills.get(reader).seen(offsets, ends)));
    standing.forEach(
        (reader, partitions) -> {
          Standstill standstill = standstills.get(reader);
          ifSeen(
              reader,
              standstill,
              () -> confirm(reader, standstill, partitions, reached.get(reader), ends));
        });
  }

  private static void ifSeen(TopicReader reader, Standstill standstill, Runnable look) {
    try {
      look.run();
    } catch (KafkaException e) {
      LOG.debug("reader={} not seen cause={}", reader.name(), e.getClass().getSimpleName());
      standstill.forget();
    }
  }

  private Standstill standstill(TopicReader reader) {
    Duration one = longest.multipliedBy(LONGER_FOR_ONE);
    boolean tasks = reader instanceof TopicReader.InGroup group && group.tasks();
    return new Standstill(new Standstill.Limits(longest, one), tasks, System::nanoTime);
  }

  /** Cuts the lifeline if there is a record before any that stands still. */
  private void confirm(
      TopicReader reader,
      Standstill standstill,
      Set<TopicPartition> standing,
      Map<TopicPartition, Long> reached,
      Map<TopicPartition, Long> ends) {
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
  private Map<TopicPartition, Long> ends(Admin admin, Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    if (partitions.isEmpty()) {
      return ends;
    }
    ListOffsetsResult answers =
        admin.listOffsets(
            partitions.stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest())),
            new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)
                .timeoutMs((int) LONGEST_END.toMillis()));
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
          answered = System.nanoTime();
          return records.iterator().next().offset() < end;
        }
        if (consumer.position(partition) >= end) {
          return false;
        }
      }
    } finally {
      stoodStillItself(LONGEST_CALL.toNanos());
    }
    throw new TimeoutException("what stands on " + partition + " cannot be read");
  }

  private <T> T got(KafkaFuture<T> future) {
    try {
      T answer = future.get(2 * LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      answered = System.nanoTime();
      return answer;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException("the brokers do not answer", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } finally {
      stoodStillItself(LONGEST_CALL.toNanos());
    }
  }
}
