package org.tenprint.booking.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.HeapStore;
import org.tenprint.booking.application.AcceptBooking;
import org.tenprint.booking.application.PrintInspector;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.TakeSubmission;
import org.tenprint.booking.domain.BookingRules;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.booking.Submission;
import org.tenprint.formats.Limits;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.HeldPartitions;
import org.tenprint.messaging.Lifeline;
import org.tenprint.vault.MemoryVault;

/** An agency that cannot be told is no work for the others, however often it is tried again. */
class AgencyTroubleTest {
  private static final Instant NOW = Instant.parse("2011-06-06T12:00:00Z");
  private static final TopicPartition BOSTON =
      new TopicPartition("booking.submissions.MA0130100.v1", 0);
  private static final TopicPartition WORCESTER =
      new TopicPartition("booking.submissions.MA0146000.v1", 0);
  private static final String OF_WORCESTER = "agency.MA0146000.receipts.v1";
  private static final int RECORDS = 50;
  private static final int ROUNDS = 6;
  private static final Duration LONG = Duration.ofMinutes(1);

  private final MockProducer<byte[], byte[]> log =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final Agencies agencies = new Agencies();
  private final Set<String> missing = ConcurrentHashMap.newKeySet();
  private final AtomicInteger begun = new AtomicInteger();
  private volatile Duration cost = Duration.ZERO;
  private final Receipts receipts = new Receipts(ReceiptCodec::bookingId, new HeapStore());
  private final HeldPartitions held = new HeldPartitions(System::nanoTime);
  private final AtomicLong clock = new AtomicLong();
  private final TimedRounds rounds = new TimedRounds(clock::get);
  private final KafkaLedger ledger =
      new KafkaLedger(
          receipts,
          new LedgerRecords(Optional.empty(), new MemoryVault()),
          new KafkaLedger.Bounds(Duration.ofMinutes(1), 50_000_000),
          new ArrayDeque<>(List.of(log))::remove,
          () -> {},
          Lifeline.observed());
  private final SubmissionIntake intake = intake();

  @AfterEach
  void close() {
    ledger.close();
  }

  /** As after an upgrade: nothing is inspected for it, and nothing written, on every retry. */
  @Test
  void anAgencyWhoseTopicIsMissingIsHeldWithoutWork() {
    missing.add(OF_WORCESTER);
    for (int round = 0; round < ROUNDS; round++) {
      Map<TopicPartition, BegunSubmissions.Ended> ended = round(round * RECORDS);
      assertTrue(ended.get(BOSTON).why().isEmpty());
      assertEquals(0, ended.get(WORCESTER).next(), "it is tried again from its first");
      held.hold(WORCESTER, ended.get(WORCESTER).behind());
    }
    assertEquals(ROUNDS * RECORDS, begun.get(), "the work is that of the other agency");
    assertEquals(0, refusalsOf("MA0146000"));
    missing.remove(OF_WORCESTER);
    assertTrue(round(ROUNDS * RECORDS).get(WORCESTER).why().isEmpty());
    assertEquals(RECORDS, refusalsOf("MA0146000"));
  }

  /** Its topic is there and takes nothing: one record is tried, and the others wait for none. */
  @Test
  void anAgencyThatCannotBeWrittenToIsTriedByOneRecord() {
    agencies.refusing = OF_WORCESTER;
    assertEquals(0, round(0).get(WORCESTER).next());
    int first = refusalsOf("MA0146000");
    begun.set(0);
    agencies.silent = OF_WORCESTER;
    agencies.refusing = "";
    for (int round = 1; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Map<TopicPartition, BegunSubmissions.Ended> ended = round(round * RECORDS);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "a poll took " + took);
      assertTrue(ended.get(BOSTON).why().isEmpty());
      assertEquals(0, ended.get(WORCESTER).next());
      assertEquals(Set.of(), ended.get(WORCESTER).behind());
    }
    assertEquals((ROUNDS - 1) * (RECORDS + 1), begun.get());
    assertTrue(refusalsOf("MA0146000") <= first + 1, "no refusal is written again and again");
    agencies.silent = "";
    // its first may be late for the probe on a busy machine, and is tried again
    Awaitility.await()
        .atMost(LONG)
        .until(() -> round(ROUNDS * RECORDS).get(WORCESTER).why().isEmpty());
  }

  /** Its one record is tried in each round, also where another's cost more than a round is long. */
  @Test
  void oneInDoubtIsTriedWhateverTheOthersCost() {
    agencies.refusing = OF_WORCESTER;
    round(0);
    cost = TimedRounds.ROUND.multipliedBy(3);
    begun.set(0);
    for (int round = 1; round < ROUNDS; round++) {
      Map<TopicPartition, BegunSubmissions.Ended> ended = round(round);
      assertEquals(round + 1, ended.get(BOSTON).next(), "its one record is the round");
      assertTrue(ended.get(WORCESTER).why().isPresent(), "it was tried, and cannot be told");
      assertEquals(2 * round, begun.get());
    }
    agencies.refusing = "";
    BegunSubmissions.Ended first =
        new BegunSubmissions.Ended(1, Set.of(), Optional.empty(), true, false);
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(() -> assertEquals(first, round(ROUNDS).get(WORCESTER)));
  }

  /** What waits behind a write that failed does not block the one thread in its turn too. */
  @Test
  void onlyOneRecordIsTriedOfATopicThatWentAway() {
    agencies.refusing = OF_WORCESTER;
    agencies.gate = new CompletableFuture<>();
    AgencyWriter writer = new AgencyWriter(agencies, CompletableFuture::completedStage);
    List<CompletableFuture<Void>> writes =
        IntStream.range(0, RECORDS)
            .mapToObj(i -> new ProducerRecord<byte[], byte[]>(OF_WORCESTER, new byte[] {1}))
            .map(record -> writer.write(record).toCompletableFuture())
            .toList();
    agencies.gate.complete(null);
    writes.forEach(write -> assertTrue(write.handle((done, failure) -> failure != null).join()));
    assertEquals(1, agencies.tried.get());
    assertTrue(writer.failing(OF_WORCESTER));
    agencies.refusing = "";
    writer.write(new ProducerRecord<>(OF_WORCESTER, new byte[] {1})).toCompletableFuture().join();
    assertFalse(writer.failing(OF_WORCESTER), "it is asked for again");
    writer.close();
  }

  private Map<TopicPartition, BegunSubmissions.Ended> round(int from) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new LinkedHashMap<>();
    records.put(WORCESTER, records(WORCESTER, "MA0146000", 0));
    records.put(BOSTON, records(BOSTON, "MA0130100", from));
    return BegunSubmissions.of(new ConsumerRecords<>(records, Map.of()), intake, held, rounds)
        .ended();
  }

  /** Refused all, for want of prints; each is other bytes of one and the same number. */
  private static List<ConsumerRecord<byte[], byte[]>> records(
      TopicPartition partition, String ori, int from) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int offset = from; offset < from + RECORDS; offset++) {
      Submission submission =
          Submission.newBuilder()
              .setTcn("TCN-0000001")
              .setControllingOri(ori)
              .setBookingOri(ori)
              .setName("Doe, " + offset)
              .setBookedAt("2011-06-05T23:10:00-04:00")
              .setRetention(Retention.ENROL)
              .setPrints(List.of())
              .build();
      records.add(
          new ConsumerRecord<>(
              partition.topic(),
              partition.partition(),
              offset,
              "TCN-0000001".getBytes(UTF_8),
              EventCodec.of(Submission.class).encode(submission)));
    }
    return records;
  }

  private int refusalsOf(String ori) {
    return (int)
        log.history().stream()
            .filter(record -> new String(record.key(), UTF_8).startsWith(ori + "/"))
            .count();
  }

  private SubmissionIntake intake() {
    Awaitility.await().atMost(LONG).until(ledger::open);
    BookingRules rules = new BookingRules((ori, day) -> true, new PrintInspector(Limits.DEFAULT));
    AcceptBooking accept = new AcceptBooking(rules, receipts, ledger, () -> true, null);
    MockProducer<byte[], byte[]> letters =
        new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    return new SubmissionIntake(
        new SubmissionCodec(Optional.empty()),
        new TakeSubmission(accept, ledger),
        new SubmissionOutcomes(
            new AgencyWriter(letters),
            new AgencyWriter(agencies, this::there),
            Optional.empty(),
            new MemoryVault(),
            () -> NOW),
        (door, outcome) -> {},
        () -> {
          begun.incrementAndGet();
          clock.addAndGet(cost.toNanos());
          return NOW;
        });
  }

  private CompletionStage<?> there(String topic) {
    return missing.contains(topic)
        ? CompletableFuture.failedStage(new UnknownTopicOrPartitionException("none"))
        : CompletableFuture.completedStage(topic);
  }

  /** Takes what is written, but of two topics: one is refused, of one nothing is heard. */
  private static final class Agencies extends MockProducer<byte[], byte[]> {
    private final AtomicInteger tried = new AtomicInteger();
    private volatile String refusing = "";
    private volatile String silent = "";
    private volatile CompletableFuture<Void> gate = CompletableFuture.completedFuture(null);

    Agencies() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
      tried.incrementAndGet();
      gate.join();
      if (record.topic().equals(refusing)) {
        callback.onCompletion(null, new NotEnoughReplicasException("too few"));
        return CompletableFuture.failedFuture(new NotEnoughReplicasException("too few"));
      }
      return record.topic().equals(silent)
          ? new CompletableFuture<>()
          : super.send(record, callback);
    }
  }
}
