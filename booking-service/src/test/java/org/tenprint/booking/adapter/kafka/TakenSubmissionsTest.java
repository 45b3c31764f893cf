package org.tenprint.booking.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.application.AcceptBooking;
import org.tenprint.booking.application.TakeSubmission;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.TakenRecords;
import org.tenprint.vault.MemoryVault;

/** Nothing is deleted before it was taken, and what was taken is. */
class TakenSubmissionsTest {
  private static final TopicPartition ONE = new TopicPartition("booking.submissions.A.v1", 0);
  private static final TopicPartition TWO = new TopicPartition("booking.submissions.B.v1", 0);

  private static final long PAUSE = Duration.ofSeconds(5).toNanos();

  private final DeletedRecords deleted = new DeletedRecords();
  private final AtomicLong now = new AtomicLong(-5);
  private final TakenRecords taken = new TakenRecords(deleted, "submissions", now::get);

  private static Map<TopicPartition, OffsetAndMetadata> to(TopicPartition partition, long offset) {
    return Map.of(partition, new OffsetAndMetadata(offset));
  }

  @Test
  void whatWasCommittedIsDeletedOnceAndNoFurther() {
    taken.round();
    assertEquals(0, deleted.asked());
    taken.committed(to(ONE, 7));
    taken.committed(to(TWO, 0));
    taken.round();
    taken.round();
    assertEquals(Map.of(ONE, 7L), deleted.before());
    assertEquals(1, deleted.asked());
  }

  @Test
  void nobodyWaitsForAnAnswerAndWhatIsCommittedMeanwhileIsAskedNext() {
    CompletableFuture<Void> slow = new CompletableFuture<>();
    deleted.answer(slow);
    taken.committed(to(ONE, 7));
    taken.round();
    taken.committed(to(ONE, 9));
    taken.round();
    assertEquals(Map.of(ONE, 7L), deleted.before());
    slow.complete(null);
    taken.round();
    assertEquals(Map.of(ONE, 9L), deleted.before());
  }

  @Test
  void whatFailsIsAskedAgainAfterAPause() {
    deleted.answer(CompletableFuture.failedFuture(new TimeoutException("away")));
    taken.committed(to(ONE, 7));
    taken.round();
    taken.round();
    taken.round();
    assertEquals(1, deleted.asked());
    deleted.answer(CompletableFuture.completedFuture(null));
    assertEquals(Set.of(), taken.doubted());
    now.addAndGet(PAUSE);
    taken.round();
    assertEquals(1, deleted.asked(), "the brokers may have come back without the log's end");
    assertEquals(Set.of(ONE), taken.doubted());
    taken.sure(ONE);
    taken.round();
    assertEquals(2, deleted.asked());
    taken.round();
    now.addAndGet(Duration.ofSeconds(50).toNanos());
    taken.round();
    assertEquals(2, deleted.asked());
  }

  /** What was committed meanwhile may have been read before the log was cut. */
  @Test
  void aCommitTakesNoDoubtAway() {
    deleted.answer(CompletableFuture.failedFuture(new TimeoutException("away")));
    taken.committed(to(ONE, 3));
    taken.round();
    taken.round();
    taken.committed(to(ONE, 5));
    now.addAndGet(PAUSE);
    taken.round();
    assertEquals(1, deleted.asked());
    assertEquals(Set.of(ONE), taken.doubted());
    taken.sure(ONE);
    taken.round();
    assertEquals(Map.of(ONE, 5L), deleted.before());
  }

  /** The log lost its end: beyond that nothing was taken that is there now. */
  @Test
  void anOffsetThatGoesBackIsTheOneThatIsDeletedTo() {
    deleted.answer(CompletableFuture.failedFuture(new OffsetOutOfRangeException("beyond")));
    taken.committed(to(ONE, 1000));
    taken.round();
    taken.round();
    deleted.answer(CompletableFuture.completedFuture(null));
    now.addAndGet(PAUSE);
    taken.round();
    assertEquals(1, deleted.asked(), "what is beyond the end is not asked for again");
    taken.committed(to(ONE, 993));
    taken.round();
    assertEquals(Map.of(ONE, 993L), deleted.before());
  }

  @Test
  void whatWasTakenOfALogThatLostItsEndIsNotDeletedFromWhatStandsThereNow() {
    deleted.answer(CompletableFuture.failedFuture(new TimeoutException("away")));
    taken.committed(to(ONE, 1000));
    taken.round();
    taken.round();
    taken.forget(ONE);
    deleted.answer(CompletableFuture.completedFuture(null));
    now.addAndGet(PAUSE);
    taken.round();
    assertEquals(Set.of(), taken.doubted());
    assertEquals(1, deleted.asked());
    taken.committed(to(ONE, 993));
    taken.round();
    assertEquals(Map.of(ONE, 993L), deleted.before());
  }

  /** A party's topic that refuses, or that has no leader, is that party's. */
  @Test
  void nobodysRecordsWaitForAnothersTopic() {
    deleted.answer(ONE, CompletableFuture.failedFuture(new AuthorizationException("not yours")));
    taken.committed(to(ONE, 7));
    taken.committed(to(TWO, 3));
    taken.round();
    taken.committed(to(TWO, 4));
    taken.round();
    assertEquals(Map.of(ONE, 7L, TWO, 4L), deleted.before());
    deleted.answer(ONE, new CompletableFuture<>());
    now.addAndGet(PAUSE);
    taken.sure(ONE);
    taken.round();
    taken.committed(to(TWO, 5));
    taken.round();
    assertEquals(Map.of(ONE, 7L, TWO, 5L), deleted.before());
  }

  /** Its topic may be another one when it comes again, with other records at these offsets. */
  @Test
  void whatIsNoLongerReadHereIsNotDeletedFromHere() {
    CompletableFuture<Void> slow = new CompletableFuture<>();
    deleted.answer(slow);
    taken.committed(to(TWO, 3));
    taken.round();
    taken.committed(to(ONE, 7));
    taken.committed(to(TWO, 5));
    taken.forget(ONE);
    slow.complete(null);
    taken.round();
    assertEquals(Map.of(TWO, 5L), deleted.before());
  }

  @Test
  void aPartitionThatGoesAsItComesIsLeftAsItIs() throws InterruptedException {
    MockConsumer<byte[], byte[]> consumer = consumer(4, gone -> gone.rebalance(List.of()));
    CountDownLatch polls = new CountDownLatch(1);
    // after the round in which it came and went
    consumer.schedulePollTask(polls::countDown);
    try (SubmissionFeed feed = feed(consumer, new MockProducer<>()).start()) {
      assertTrue(polls.await(1, TimeUnit.MINUTES));
      assertTrue(feed.alive());
    }
    assertEquals(0, deleted.asked());
  }

  /** A process ended between its commit and the deletion: the next one deletes. */
  @Test
  void whatAnotherProcessCommittedIsDeletedByTheNext() {
    MockConsumer<byte[], byte[]> consumer = consumer(4);
    try (SubmissionFeed feed = feed(consumer, new MockProducer<>()).start()) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> deleted.before().equals(Map.of(ONE_OF_BOSTON, 4L)));
      assertTrue(feed.alive());
    }
  }

  /**
   * A record that is no submission goes when its dead letter is on the log; until then it stays,
   * with all that comes behind it.
   */
  @Test
  void aRecordWithoutItsDeadLetterStaysWithAllBehindIt() {
    MockProducer<byte[], byte[]> letters =
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    MockConsumer<byte[], byte[]> consumer = consumer(4);
    consumer.schedulePollTask(
        () -> {
          for (int offset = 4; offset < 7; offset++) {
            consumer.addRecord(
                new ConsumerRecord<>(
                    ONE_OF_BOSTON.topic(), 0, offset, "T".getBytes(UTF_8), new byte[] {1}));
          }
        });
    try (SubmissionFeed feed = feed(consumer, letters).start()) {
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> letters.history().size() == 3);
      letters.completeNext();
      letters.errorNext(new AuthorizationException("not yours"));
      letters.completeNext();
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> deleted.before().equals(Map.of(ONE_OF_BOSTON, 5L)));
      assertTrue(feed.alive());
      assertEquals(5, consumer.committed(Set.of(ONE_OF_BOSTON)).get(ONE_OF_BOSTON).offset());
    }
    assertEquals(Map.of(ONE_OF_BOSTON, 5L), deleted.before());
  }

  private static final TopicPartition ONE_OF_BOSTON =
      new TopicPartition("booking.submissions.MA0130100.v1", 0);

  private static MockConsumer<byte[], byte[]> consumer(long committed) {
    return consumer(committed, assigned -> {});
  }

  /**
   * @param then in the same poll as the assignment
   */
  private static MockConsumer<byte[], byte[]> consumer(
      long committed, Consumer<MockConsumer<byte[], byte[]>> then) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    String topic = ONE_OF_BOSTON.topic();
    consumer.updatePartitions(topic, List.of(new PartitionInfo(topic, 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(ONE_OF_BOSTON, 0L));
    consumer.schedulePollTask(
        () -> {
          consumer.rebalance(List.of(ONE_OF_BOSTON));
          consumer.commitSync(to(ONE_OF_BOSTON, committed));
          // the group's offset is there before the partition comes
          consumer.rebalance(List.of());
          consumer.rebalance(List.of(ONE_OF_BOSTON));
          consumer.seek(ONE_OF_BOSTON, committed);
          then.accept(consumer);
        });
    return consumer;
  }

  private SubmissionFeed feed(
      MockConsumer<byte[], byte[]> consumer, MockProducer<byte[], byte[]> letters) {
    SubmissionIntake intake =
        new SubmissionIntake(
            new SubmissionCodec(Optional.empty()),
            new TakeSubmission(new AcceptBooking(null, null, null, () -> true, null), null),
            new SubmissionOutcomes(
                new AgencyWriter(letters),
                new AgencyWriter(
                    new MockProducer<>(
                        true, null, new ByteArraySerializer(), new ByteArraySerializer())),
                Optional.empty(),
                new MemoryVault(),
                () -> Instant.EPOCH),
            (door, outcome) -> {},
            () -> Instant.EPOCH);
    return new SubmissionFeed(
        intake,
        () -> consumer,
        new TakenRecords(deleted, "submissions", System::nanoTime),
        new TimedRounds(System::nanoTime),
        Lifeline.observed());
  }
}
