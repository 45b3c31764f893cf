package org.tenprint.booking.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.WithDefault;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.application.AcceptBooking;
import org.tenprint.booking.application.TakeSubmission;
import org.tenprint.doorway.ProgressConfig;
import org.tenprint.formats.Limits;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.HeldPartitions;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.TakenRecords;
import org.tenprint.vault.MemoryVault;

/** Whatever records cost, offsets are committed and every agency has its turn. */
class TimedRoundsTest {
  private static final TopicPartition BOSTON = of("MA0130100", 0);
  private static final TopicPartition WORCESTER = of("MA0146000", 0);
  private static final TopicPartition SALEM = of("MA0051800", 0);

  /** What one record costs here; two are begun in a round. */
  private static final Duration COST = TimedRounds.ROUND.multipliedBy(4).dividedBy(5);

  /** Of a WSQ pixel, as `PrintInspector` says. */
  private static final double NANOS_A_PIXEL = 60;

  /** Whether Worcester's topic of receipts is. */
  private volatile boolean there = true;

  private final AtomicLong now = new AtomicLong();
  private final MockProducer<byte[], byte[]> letters =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final HeldPartitions held = new HeldPartitions(() -> 0);
  private final TimedRounds rounds = new TimedRounds(now::get);

  private static TopicPartition of(String ori, int partition) {
    return new TopicPartition("booking.submissions." + ori + ".v1", partition);
  }

  /** Every record costs its time, and is unreadable. */
  private SubmissionIntake intake() {
    return new SubmissionIntake(
        new SubmissionCodec(Optional.empty()),
        new TakeSubmission(new AcceptBooking(null, null, null, () -> true, null), null),
        new SubmissionOutcomes(
            new AgencyWriter(letters),
            new AgencyWriter(
                new MockProducer<>(
                    true, null, new ByteArraySerializer(), new ByteArraySerializer()),
                topic ->
                    there || !topic.contains("MA0146000")
                        ? CompletableFuture.completedStage(topic)
                        : CompletableFuture.failedStage(
                            new UnknownTopicOrPartitionException("none"))),
            Optional.empty(),
            new MemoryVault(),
            () -> Instant.EPOCH),
        (door, outcome) -> now.addAndGet(COST.toNanos()),
        () -> Instant.EPOCH);
  }

  private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
    return new ConsumerRecord<>(
        partition.topic(),
        partition.partition(),
        offset,
        "T".getBytes(UTF_8),
        new byte[] {(byte) offset});
  }

  private BegunSubmissions.Ended round(TopicPartition partition, long from, long to) {
    List<ConsumerRecord<byte[], byte[]>> records =
        LongStream.range(from, to).mapToObj(offset -> record(partition, offset)).toList();
    return BegunSubmissions.of(
            new ConsumerRecords<>(Map.of(partition, records), Map.of()), intake(), held, rounds)
        .ended()
        .get(partition);
  }

  /**
   * Any number of records that cost as much as one may: two are begun when a round is as good as
   * over, of the others and of those in doubt.
   */
  @Test
  void whoSendsTheCostliestImagesDoesNotMakeTheIntakeStandStill() throws Exception {
    double side = Limits.MAX_INCHES * Limits.MAX_PPI;
    double record = 10 * side * side * NANOS_A_PIXEL / 1e6;
    double busy = 1.5 * 2 * (TimedRounds.ROUND.toMillis() + record);
    Duration within =
        Duration.parse(
            ProgressConfig.class.getMethod("within").getAnnotation(WithDefault.class).value());
    assertTrue(busy < within.toMillis() / 1.5, busy + " of " + within);
    Properties service = new Properties();
    try (InputStream in = TimedRoundsTest.class.getResourceAsStream("/application.properties")) {
      service.load(in);
    }
    assertFalse(service.containsKey("tenprint.progress.within"));
  }

  @Test
  void aRoundEndsWhenItsTimeIsOverAndTheRestIsReadAgain() {
    assertEquals(
        new BegunSubmissions.Ended(2, Set.of(), Optional.empty(), true, false),
        round(BOSTON, 0, 5));
    assertEquals(
        new BegunSubmissions.Ended(4, Set.of(), Optional.empty(), true, false),
        round(BOSTON, 2, 5));
    assertEquals(
        new BegunSubmissions.Ended(5, Set.of(), Optional.empty(), true, true), round(BOSTON, 4, 5));
    assertEquals(5, letters.history().size());
  }

  /** What a held partition took behind its record is neither begun again nor forgotten. */
  @Test
  void whatWasTakenBeforeCostsNothingOfARound() {
    held.hold(BOSTON, Set.of(1L, 4L));
    assertEquals(
        new BegunSubmissions.Ended(3, Set.of(4L), Optional.empty(), true, false),
        round(BOSTON, 0, 5));
    assertEquals(2, letters.history().size());
  }

  /** Three agencies, of whose records two are a round's whole work. */
  @Test
  void whoWasNotComeToIsTheFirstOfTheNextRound() {
    Log log = new Log(Map.of(BOSTON, 9L, WORCESTER, 9L, SALEM, 9L));
    try (SubmissionFeed feed = feed(log).start()) {
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> letters.history().size() == 27);
      assertTrue(feed.alive());
    }
    List<String> topics = letters.history().stream().map(letter -> letter.topic()).toList();
    for (int from = 0; from < 18; from += 6) {
      Map<String, Integer> had = new HashMap<>();
      topics.subList(from, from + 6).forEach(topic -> had.merge(topic, 1, Integer::sum));
      assertEquals(Set.of(2), Set.copyOf(had.values()), topics.toString());
    }
  }

  /** Whoever is in doubt has the first record of its round in its turn, and no more of it. */
  @Test
  void oneOfThoseInDoubtIsBegunInEachRound() {
    for (TopicPartition first : List.of(WORCESTER, SALEM, WORCESTER)) {
      List<TopicPartition> inOrder = rounds.round(List.of(WORCESTER, SALEM));
      assertEquals(first, inOrder.get(0));
      assertTrue(rounds.another(1));
      now.addAndGet(TimedRounds.ROUND.multipliedBy(3).toNanos());
      assertFalse(rounds.another(1));
      rounds.doubted();
      for (TopicPartition doubted : inOrder) {
        boolean begun = rounds.another(2);
        assertEquals(doubted.equals(first), begun);
        rounds.had(doubted, begun);
      }
    }
  }

  /** Two agencies' dear records fill the rounds in which a held one is tried. */
  @Test
  void whoIsHeldAndNotComeToStaysHeld() {
    there = false;
    long endless = Long.MAX_VALUE;
    Log log = new Log(Map.of(BOSTON, endless, SALEM, endless, WORCESTER, 2L));
    List<Boolean> heldUntaken = Collections.synchronizedList(new ArrayList<>());
    try (SubmissionFeed feed = feed(log)) {
      log.before =
          () -> {
            boolean holds = feed.held().contains(WORCESTER.topic());
            if (!heldUntaken.isEmpty() || holds) {
              there = true;
              if (lettersOf(WORCESTER) == 0) {
                heldUntaken.add(holds);
              }
            }
          };
      feed.start();
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> lettersOf(WORCESTER) == 2 && feed.held().isEmpty());
    }
    assertEquals(Set.of(true), Set.copyOf(heldUntaken));
  }

  private long lettersOf(TopicPartition partition) {
    String ori = partition.topic().split("\\.")[2];
    return letters.history().stream().filter(letter -> letter.topic().contains(ori)).count();
  }

  /** By the feed: each record is taken once, in order, and committed with its round. */
  @Test
  void nothingIsLostAndNothingTakenTwice() {
    Log log = new Log(Map.of(BOSTON, 7L));
    try (SubmissionFeed feed = feed(log).start()) {
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> log.commits.contains(7L));
      assertTrue(feed.alive());
      assertEquals(Set.of(), feed.held());
    }
    assertEquals(
        LongStream.range(0, 7).boxed().toList(),
        letters.history().stream()
            .map(letter -> letter.headers().lastHeader(DeadLetters.OFFSET).value())
            .map(offset -> Long.valueOf(new String(offset, UTF_8)))
            .toList());
    assertEquals(List.of(2L, 4L, 6L, 7L), log.commits);
  }

  private SubmissionFeed feed(Log log) {
    return new SubmissionFeed(
        intake(),
        () -> log,
        new TakenRecords(new DeletedRecords(), "submissions", System::nanoTime),
        rounds,
        Lifeline.observed());
  }

  /** Gives, as a broker does, what stands from the position on. */
  private static final class Log extends MockConsumer<byte[], byte[]> {
    private static final int MOST = 9;

    private final Map<TopicPartition, Long> ends;
    private final List<Long> commits = Collections.synchronizedList(new ArrayList<>());
    private volatile Runnable before = () -> {};

    Log(Map<TopicPartition, Long> ends) {
      super("earliest");
      this.ends = ends;
      Map<TopicPartition, Long> beginnings = new HashMap<>();
      for (TopicPartition partition : ends.keySet()) {
        beginnings.put(partition, 0L);
        updatePartitions(
            partition.topic(), List.of(new PartitionInfo(partition.topic(), 0, null, null, null)));
      }
      updateBeginningOffsets(beginnings);
      schedulePollTask(() -> rebalance(ends.keySet()));
    }

    @Override
    public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      before.run();
      Set<TopicPartition> read = new HashSet<>(assignment());
      read.removeAll(paused());
      for (TopicPartition partition : read) {
        long from = position(partition);
        for (long offset = from; offset < Math.min(from + MOST, ends.get(partition)); offset++) {
          addRecord(record(partition, offset));
        }
      }
      return super.poll(timeout);
    }

    @Override
    public synchronized void commitSync(
        Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
      super.commitSync(offsets, timeout);
      offsets.values().forEach(offset -> commits.add(offset.offset()));
    }
  }
}
