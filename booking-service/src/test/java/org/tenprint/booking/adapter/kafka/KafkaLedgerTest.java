package org.tenprint.booking.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.HeapStore;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.Submitted;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingContent;
import org.tenprint.booking.domain.BookingContent.Fingers;
import org.tenprint.booking.domain.BookingContent.History;
import org.tenprint.booking.domain.BookingContent.Parties;
import org.tenprint.booking.domain.BookingContent.Retention;
import org.tenprint.booking.domain.BookingContent.Subject;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.booking.domain.Refusal;
import org.tenprint.messaging.Lifeline;
import org.tenprint.vault.MemoryVault;

class KafkaLedgerTest {
  private static final Instant NOW = Instant.parse("2011-06-06T12:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final long MOST_HELD = 50_000;

  private final HeapStore store = new HeapStore();
  private final Receipts receipts = new Receipts(ReceiptCodec::bookingId, store);
  private final LinkedBlockingQueue<Producer<byte[], byte[]>> producers =
      new LinkedBlockingQueue<>();
  private TransactionWriter.CatchUp catchUp = () -> {};
  private KafkaLedger ledger;

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void takesNothingBeforeItHasCaughtUp() {
    CountDownLatch known = new CountDownLatch(1);
    catchUp = known::await;
    open(LONG, List.of(producer()));
    assertUnavailable(ledger.accept(submitted("T-1", "a")).toCompletableFuture());
    known.countDown();
    awaitOpen();
    assertAccepted(false, ledger.accept(submitted("T-1", "a")).toCompletableFuture());
  }

  @Test
  void manyAtOnceOfOneKeyAreOneBookingAndOneReceipt() {
    MockProducer<byte[], byte[]> producer = producer();
    open(LONG, List.of(producer));
    awaitOpen();
    List<CompletableFuture<Answer>> answers =
        IntStream.range(0, 50)
            .mapToObj(i -> ledger.accept(submitted("T-1", "a")).toCompletableFuture())
            .toList();
    List<Answer.Accepted> accepted =
        answers.stream().map(a -> assertInstanceOf(Answer.Accepted.class, a.join())).toList();
    assertEquals(1, accepted.stream().filter(a -> !a.replayed()).count());
    assertEquals(1, accepted.stream().map(Answer.Accepted::acceptance).distinct().count());
    assertEquals(
        List.of("booking.bookings.v1", "booking.receipts.v1"),
        producer.history().stream().map(record -> record.topic()).toList());
  }

  @Test
  void otherContentConflictsEvenWithinOneTransaction() {
    GatedProducer producer = new GatedProducer();
    open(LONG, List.of(producer));
    awaitOpen();
    var gate = ledger.accept(submitted("T-0", "x")).toCompletableFuture();
    var first = ledger.accept(submitted("T-1", "a")).toCompletableFuture();
    var other = ledger.accept(submitted("T-1", "b")).toCompletableFuture();
    producer.gate.countDown();
    assertAccepted(false, gate);
    assertAccepted(false, first);
    assertInstanceOf(Answer.Conflicting.class, other.join());
  }

  /** Small files may hold large prints: what waits for a slow log is bounded by its bytes. */
  @Test
  void noMoreWaitsThanTheBytesThatAreAllowedAndOneAlwaysMay() {
    GatedProducer producer = new GatedProducer();
    open(LONG, List.of(producer));
    awaitOpen();
    String tenth = "x".repeat((int) MOST_HELD / 10);
    var large = ledger.accept(submitted("T-0", "x".repeat((int) MOST_HELD * 2)));
    var more = ledger.accept(submitted("T-1", tenth)).toCompletableFuture();
    assertTrue(more.isDone(), "it is not kept waiting");
    assertUnavailable(more);
    producer.gate.countDown();
    assertAccepted(false, large.toCompletableFuture());
    Awaitility.await()
        .atMost(LONG)
        .until(() -> !isUnavailable(ledger.accept(submitted("T-1", tenth))));
  }

  /** What waited and is over, one way or the other, is counted no longer. */
  @Test
  void whatIsOverMakesRoom() {
    MockProducer<byte[], byte[]> failing = producer();
    failing.commitTransactionException = new KafkaException("away");
    open(LONG, List.of(failing, producer()));
    awaitOpen();
    String most = "x".repeat((int) MOST_HELD * 9 / 10);
    assertUnavailable(ledger.accept(submitted("T-0", most)).toCompletableFuture());
    for (int i = 1; i < 20; i++) {
      String tcn = "T-" + i;
      Awaitility.await()
          .atMost(LONG)
          .until(() -> !isUnavailable(ledger.accept(submitted(tcn, most))));
    }
  }

  @Test
  void aFailedCommitIsUnavailableAndARetryIsTheFirst() {
    MockProducer<byte[], byte[]> failing = producer();
    failing.commitTransactionException = new KafkaException("away");
    MockProducer<byte[], byte[]> next = producer();
    open(LONG, List.of(failing, next));
    awaitOpen();
    assertUnavailable(ledger.accept(submitted("T-1", "a")).toCompletableFuture());
    awaitOpen();
    assertAccepted(false, ledger.accept(submitted("T-1", "a")).toCompletableFuture());
    assertEquals(2, next.history().size());
  }

  /** The commit arrived and its acknowledgement did not: the retry finds the receipt. */
  @Test
  void aCommitOfUnknownOutcomeIsFoundByCatchingUp() {
    MockProducer<byte[], byte[]> failing = producer();
    failing.commitTransactionException = new KafkaException("no acknowledgement");
    MockProducer<byte[], byte[]> next = producer();
    Submitted submitted = submitted("T-1", "a");
    open(LONG, List.of(failing, next));
    awaitOpen();
    catchUp = () -> receipts.accepted(submitted.key(), acceptance(submitted));
    assertUnavailable(ledger.accept(submitted).toCompletableFuture());
    awaitOpen();
    assertAccepted(true, ledger.accept(submitted).toCompletableFuture());
    assertTrue(next.history().isEmpty());
  }

  /** It is on the log, and the receipts cannot take it in: the log says so, without a restart. */
  @Test
  void whatIsCommittedAndNotKeptHereIsFoundOnTheLog() {
    MockProducer<byte[], byte[]> first = producer();
    MockProducer<byte[], byte[]> next = producer();
    Submitted submitted = submitted("T-1", "x".repeat((int) MOST_HELD * 9 / 10));
    open(LONG, List.of(first, next));
    awaitOpen();
    catchUp = () -> receipts.accepted(submitted.key(), acceptance(submitted));
    store.failOnce(new IllegalStateException("cannot take it in"));
    assertUnavailable(ledger.accept(submitted).toCompletableFuture());
    assertEquals(2, first.history().size());
    awaitOpen();
    assertTrue(lifeline.intact());
    assertAccepted(true, ledger.accept(submitted).toCompletableFuture());
    assertAccepted(false, ledger.accept(submitted("T-2", "a")).toCompletableFuture());
    assertEquals(2, first.history().size());
    assertEquals(2, next.history().size());
  }

  private static Acceptance acceptance(Submitted submitted) {
    return new Acceptance(
        ReceiptCodec.bookingId(submitted.key()),
        submitted.digest(),
        Intake.REST_JSON,
        NOW,
        List.of());
  }

  @Test
  void whoeverIsToldUnavailableBeforeTheTurnCameIsNotWritten() throws InterruptedException {
    GatedProducer producer = new GatedProducer();
    open(Duration.ofMillis(300), List.of(producer));
    awaitOpen();
    var stuck = ledger.accept(submitted("T-1", "a")).toCompletableFuture();
    // on a busy machine its time may be over before its turn: then it was not begun
    while (!producer.arrived.await(300, TimeUnit.MILLISECONDS)) {
      stuck = ledger.accept(submitted("T-1", "a")).toCompletableFuture();
    }
    var behind = ledger.accept(submitted("T-2", "a")).toCompletableFuture();
    assertUnavailable(stuck);
    assertUnavailable(behind);
    producer.gate.countDown();
    Awaitility.await().atMost(LONG).until(() -> receipts.acceptance(key("T-1")).isPresent());
    // nor is this one where the machine is busy: it is sent until it is accepted
    Awaitility.await()
        .atMost(LONG)
        .until(() -> !isUnavailable(ledger.accept(submitted("T-3", "a"))));
    assertFalse(receipts.acceptance(key("T-2")).isPresent());
  }

  @Test
  void theSameRefusalTwiceIsWrittenOnceAndUnderItsOwnKey() {
    MockProducer<byte[], byte[]> producer = producer();
    open(LONG, List.of(producer));
    awaitOpen();
    Problem problem = new Problem("/tcn", ProblemCode.BAD_TCN, "mend");
    Refusal refusal = new Refusal("d1", Intake.KAFKA, NOW, List.of(problem));
    ledger.refuse(key("T-1"), refusal).toCompletableFuture().join();
    ledger.refuse(key("T-1"), refusal).toCompletableFuture().join();
    assertEquals(1, producer.history().size());
    assertEquals("MA0130100/T-1/d1", new String(producer.history().get(0).key()));
    assertEquals(Optional.of(refusal), receipts.refusal(key("T-1")));
  }

  private final Lifeline lifeline = Lifeline.observed();

  private void open(Duration longest, List<Producer<byte[], byte[]>> some) {
    producers.addAll(some);
    ledger =
        new KafkaLedger(
            receipts,
            new LedgerRecords(Optional.empty(), new MemoryVault()),
            new KafkaLedger.Bounds(longest, MOST_HELD),
            producers::remove,
            () -> catchUp.run(),
            lifeline);
  }

  private void awaitOpen() {
    Awaitility.await().atMost(LONG).until(ledger::open);
  }

  private static void assertAccepted(boolean replayed, CompletableFuture<Answer> answer) {
    assertEquals(replayed, assertInstanceOf(Answer.Accepted.class, answer.join()).replayed());
  }

  private static void assertUnavailable(CompletableFuture<Answer> answer) {
    var failure = assertThrows(CompletionException.class, answer::join);
    assertInstanceOf(Unavailable.class, failure.getCause());
  }

  private static boolean isUnavailable(CompletionStage<Answer> answer) {
    return answer.handle((given, failure) -> failure != null).toCompletableFuture().join();
  }

  private static MockProducer<byte[], byte[]> producer() {
    return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static BookingKey key(String tcn) {
    return new BookingKey("MA0130100", tcn);
  }

  private static Submitted submitted(String tcn, String name) {
    BookingContent content =
        new BookingContent(
            new Parties(tcn, "MA0130100", Optional.empty(), "MA0130100"),
            OffsetDateTime.parse("2011-06-05T23:10:00-04:00"),
            new Subject(Optional.empty(), Optional.of(name), false, false),
            new History(List.of(), List.of()),
            Retention.ENROL,
            new Fingers(new ArrayList<>(), List.of()));
    String digest = String.format("%064x", (tcn + name).hashCode() & 0xffff_ffffL);
    return new Submitted(content, digest, Intake.REST_JSON, List.of(), NOW);
  }
}
