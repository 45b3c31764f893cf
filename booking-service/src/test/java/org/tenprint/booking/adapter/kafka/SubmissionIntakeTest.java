package org.tenprint.booking.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.application.AcceptBooking;
import org.tenprint.booking.application.TakeSubmission;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.Answer;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Intake;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.events.BookingIds;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.booking.Submission;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.SealedLetters;
import org.tenprint.messaging.TakenRecords;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

class SubmissionIntakeTest {
  private static final String TOPIC = "booking.submissions.MA0130100.v1";

  private final KeyVault vault = new MemoryVault();
  private final MockProducer<byte[], byte[]> letters =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  private final MockProducer<byte[], byte[]> told =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  /** Whatever is thrown over one submission, it is that one's dead letter and the next is taken. */
  @Test
  void whatIsThrownOverASubmissionIsItsDeadLetter() {
    Queue<Throwable> thrown =
        new ArrayDeque<>(
            List.of(
                new IllegalStateException("a name of a person"),
                new StackOverflowError(),
                new AssertionError()));
    int count = thrown.size();
    SubmissionIntake intake = intake(() -> sneak(thrown.remove()));
    for (ConsumerRecord<byte[], byte[]> record : records(count)) {
      intake.take(record).toCompletableFuture().join();
    }
    assertEquals(count, letters.history().size());
    for (ProducerRecord<byte[], byte[]> letter : letters.history()) {
      assertEquals(TOPIC + ".dlq.booking-service", letter.topic());
      assertEquals("DECISION_FAILED", header(letter, DeadLetters.REASON));
      letter
          .headers()
          .forEach(
              header -> assertEquals(-1, new String(header.value(), UTF_8).indexOf("name of")));
    }
  }

  /** A letter is ciphertext, under the booking's key where its number is one. */
  @Test
  void aLetterIsSealedForTheBookingOrForItself() throws Exception {
    byte[] value = "SENTINEL,NAME".getBytes(UTF_8);
    UUID booking = BookingIds.of("MA0130100", "TCN-0000001");
    SubmissionIntake intake = intake(InstantSource.system());
    for (String key : List.of("TCN-0000001", "no number")) {
      intake
          .take(new ConsumerRecord<>(TOPIC, 0, 7, key.getBytes(UTF_8), value))
          .toCompletableFuture()
          .join();
    }
    Origin origin = new Origin(TOPIC, 0, 7L);
    for (ProducerRecord<byte[], byte[]> letter : letters.history()) {
      assertEquals(-1, new String(letter.value(), UTF_8).indexOf("SENTINEL"));
      assertArrayEquals(
          value, SealedLetters.opened(vault, origin, letter.headers(), letter.value()));
      Origin moved = new Origin(TOPIC, 0, 8L);
      assertThrows(
          PoisonEvent.class,
          () -> SealedLetters.opened(vault, moved, letter.headers(), letter.value()));
    }
    assertEquals(
        KeyId.ofBooking(booking).text(), header(letters.history().get(0), SealedLetters.KEY));
    assertNotEquals(
        header(letters.history().get(0), SealedLetters.KEY),
        header(letters.history().get(1), SealedLetters.KEY));
    vault.destroy(KeyId.ofBooking(booking), new Destruction(Instant.EPOCH, "order"));
    ProducerRecord<byte[], byte[]> before = letters.history().get(0);
    assertEquals(
        PoisonReason.ERASED,
        assertThrows(
                PoisonEvent.class,
                () -> SealedLetters.opened(vault, origin, before.headers(), before.value()))
            .reason());
    var late = new ConsumerRecord<>(TOPIC, 0, 9, "TCN-0000001".getBytes(UTF_8), value);
    intake.take(late).toCompletableFuture().join();
    assertNull(letters.history().get(2).value(), "of who was forgotten nothing is kept again");
    var nothing = new ConsumerRecord<>(TOPIC, 0, 10, "TCN-0000002".getBytes(UTF_8), (byte[]) null);
    nothing.headers().add(SealedLetters.FORM, "erased".getBytes(UTF_8));
    intake.take(nothing).toCompletableFuture().join();
    assertNull(letters.history().get(3).headers().lastHeader(SealedLetters.FORM), "its sender's");
  }

  @Test
  void aLetterHasNothingOfTheAgencysTrace() {
    var record = new ConsumerRecord<>(TOPIC, 0, 7, "no number".getBytes(UTF_8), new byte[] {7});
    List<String> said = List.of("traceparent", "own", "tracestate", "baggage", "Traceparent");
    said.forEach(name -> record.headers().add(name, "canary".getBytes(UTF_8)));
    intake(InstantSource.system()).take(record).toCompletableFuture().join();
    var kept = letters.history().get(0).headers();
    assertEquals(List.of("own"), said.stream().filter(n -> kept.lastHeader(n) != null).toList());
  }

  /** Who has only Kafka learns there that nothing became of it, and of which record. */
  @Test
  void whatIsNoSubmissionIsToldToTheAgencyToo() throws Exception {
    SubmissionIntake intake = intake(InstantSource.system());
    for (String key : List.of("TCN-0000001", "no number")) {
      intake
          .take(new ConsumerRecord<>(TOPIC, 0, 7, key.getBytes(UTF_8), "NAME".getBytes(UTF_8)))
          .toCompletableFuture()
          .join();
    }
    intake.take(new ConsumerRecord<>(TOPIC, 0, 8, null, null)).toCompletableFuture().join();
    List<String> keys = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : told.history()) {
      assertEquals("agency.MA0130100.receipts.v1", record.topic());
      keys.add(new String(record.key(), UTF_8));
      Receipt receipt = EventCodec.of(Receipt.class).decode(record.value());
      assertEquals(ReceiptOutcome.REFUSED, receipt.getOutcome());
      assertEquals("MA0130100", receipt.getBookingOri());
      assertEquals(-1, new String(record.value(), UTF_8).indexOf("NAME"));
    }
    assertEquals(List.of("TCN-0000001", "", ""), keys);
    Receipt last = EventCodec.of(Receipt.class).decode(told.history().get(2).value());
    assertEquals("NULL_VALUE", last.getProblems().get(0).getCode());
    assertTrue(last.getProblems().get(0).getRemedy().contains("offset 8"), last.toString());
  }

  /** A record that was told and not committed is taken again, and may be answered otherwise. */
  @Test
  void anotherAnswerToTheSameRecordIsAnotherEvent() {
    ConsumerRecord<byte[], byte[]> record = records(1).get(0);
    BookingKey key = new BookingKey("MA0130100", "TCN-0000001");
    Acceptance acceptance =
        new Acceptance(
            ReceiptCodec.bookingId(key), "d".repeat(64), Intake.KAFKA, Instant.EPOCH, List.of());
    Answer early =
        new Answer.Refused(List.of(new Problem("/bookedAt", ProblemCode.IN_FUTURE, "wait")));
    Answer other =
        new Answer.Refused(List.of(new Problem("/prints", ProblemCode.IN_FUTURE, "wait")));
    Answer accepted = new Answer.Accepted(key, acceptance, false);
    Answer again = new Answer.Accepted(key, acceptance, true);
    try (SubmissionOutcomes outcomes = outcomes()) {
      for (Answer answer : List.of(early, early, other, accepted, again)) {
        outcomes.answered(record, answer).toCompletableFuture().join();
      }
    }
    List<String> ids = told.history().stream().map(one -> header(one, "ce_id")).toList();
    assertEquals(ids.get(0), ids.get(1), "the same answer is the same event");
    assertEquals(ids.get(3), ids.get(4), "the same answer is the same event");
    assertEquals(3, Set.copyOf(ids).size(), "another is another");
  }

  /** What cannot be told is not taken: the record is read again. */
  @Test
  void whatCannotBeToldIsTakenLater() {
    told.sendException = new TimeoutException("the topic is not there");
    CompletionException failed =
        assertThrows(
            CompletionException.class,
            () ->
                intake(InstantSource.system())
                    .take(new ConsumerRecord<>(TOPIC, 0, 7, null, "x".getBytes(UTF_8)))
                    .toCompletableFuture()
                    .join());
    assertEquals(Unavailable.class, failed.getCause().getClass());
  }

  /**
   * What is no submission's fault is nobody's dead letter: the service ends, and takes it again.
   */
  @Test
  void anErrorOfTheMachineEndsTheServiceAndPassesOverNothing() throws Exception {
    OutOfMemoryError full = new OutOfMemoryError("Java heap space");
    endsBy(intake(() -> sneak(full)), full.getClass());
    assertEquals(List.of(), letters.history());
  }

  @Test
  void aLetterThatCannotBeMadeEndsTheService() throws Exception {
    letters.close();
    endsBy(intake(() -> sneak(new IllegalStateException("a name"))), CompletionException.class);
  }

  /** A feed with one record of each partition. */
  private void endsBy(SubmissionIntake intake, Class<?> failure) throws Exception {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    TopicPartition partition = new TopicPartition(TOPIC, 0);
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(partition, 0L));
    consumer.schedulePollTask(
        () -> {
          consumer.rebalance(List.of(partition));
          records(1).forEach(consumer::addRecord);
        });
    Lifeline lifeline = Lifeline.observed();
    DeletedRecords deleted = new DeletedRecords();
    TakenRecords taken = new TakenRecords(deleted, "submissions", System::nanoTime);
    try (SubmissionFeed feed =
        new SubmissionFeed(
                intake, () -> consumer, taken, new TimedRounds(System::nanoTime), lifeline)
            .start()) {
      feed.join();
      assertFalse(feed.alive());
    }
    assertEquals(failure, lifeline.failure().orElseThrow().getClass());
    assertEquals(Map.of(), deleted.before(), "what was not taken stays");
  }

  private SubmissionIntake intake(InstantSource clock) {
    AcceptBooking never = new AcceptBooking(null, null, null, () -> true, null);
    return new SubmissionIntake(
        new SubmissionCodec(Optional.empty()),
        new TakeSubmission(never, null),
        outcomes(),
        (intake, outcome) -> {},
        clock);
  }

  private SubmissionOutcomes outcomes() {
    return new SubmissionOutcomes(
        new AgencyWriter(letters),
        new AgencyWriter(told),
        Optional.empty(),
        vault,
        () -> Instant.EPOCH);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable, R> R sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(int count) {
    Submission submission =
        Submission.newBuilder()
            .setTcn("TCN-0000001")
            .setControllingOri("MA0130100")
            .setBookingOri("MA0130100")
            .setBookedAt("2011-06-05T23:10:00-04:00")
            .setRetention(Retention.ENROL)
            .setPrints(List.of())
            .build();
    byte[] value = EventCodec.of(Submission.class).encode(submission);
    List<ConsumerRecord<byte[], byte[]>> records = new java.util.ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(new ConsumerRecord<>(TOPIC, 0, i, "TCN-0000001".getBytes(UTF_8), value));
    }
    return records;
  }

  private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
