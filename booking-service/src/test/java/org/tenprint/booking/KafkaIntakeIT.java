package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.booking.Charge;
import org.tenprint.events.booking.ImpressionType;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.Retention;
import org.tenprint.events.booking.Submission;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.SealedLetters;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.Management;

@QuarkusTest
@WithTestResource(BookingTopics.class)
class KafkaIntakeIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String BOSTON = TopicCatalogue.SUBMISSIONS.of("MA0130100");
  private static final String CHELSEA = TopicCatalogue.SUBMISSIONS.of("MA0130300");

  private static final String DELETED = TopicCatalogue.SUBMISSIONS.of("MA0139901");
  private static final String ANOTHER = TopicCatalogue.SUBMISSIONS.of("MA0139900");

  private final TestBroker broker = TestBroker.shared();
  private final EventCodec<Submission> codec = EventCodec.of(Submission.class);

  @BeforeEach
  void ready() {
    Management.awaitReady();
  }

  @Test
  void aSubmissionOnTheAgencysTopicIsABooking() {
    send(BOSTON, "KAFKA-00001", submission("KAFKA-00001", "MA0130100", "1201"));
    awaitStatus("KAFKA-00001", "ACCEPTED");
    send(BOSTON, "KAFKA-00001", submission("KAFKA-00001", "MA0130100", "1201"));
    send(BOSTON, "KAFKA-00002", submission("KAFKA-00002", "MA0130100", "1201"));
    awaitStatus("KAFKA-00002", "ACCEPTED");
    assertEquals(1, bookings("KAFKA-00001"));
  }

  /** Who has only Kafka reads there what became of each record, in the order in which it was. */
  @Test
  void theAgencyIsToldOnItsOwnTopic() throws Exception {
    String told = TopicCatalogue.AGENCY_RECEIPTS.of("MA0130100");
    int before = broker.consume(told).size();
    send(BOSTON, "KAFKA-00020", submission("KAFKA-00020", "MA0130100", "1201"));
    send(BOSTON, "KAFKA-00021", submission("KAFKA-00021", "MA0130100", "12"));
    broker.produce(BOSTON, "KAFKA-00022".getBytes(UTF_8), "no event".getBytes(UTF_8));
    send(BOSTON, "KAFKA-00020", submission("KAFKA-00020", "MA0130100", "5499"));
    Map<String, List<String>> outcomes = new TreeMap<>();
    Awaitility.await()
        .atMost(LONG)
        .until(
            () -> {
              outcomes.clear();
              for (var record : broker.consume(told)) {
                Receipt receipt = EventCodec.of(Receipt.class).decode(record.value());
                assertEquals(receipt.getTcn(), new String(record.key(), UTF_8));
                outcomes
                    .computeIfAbsent(receipt.getTcn(), none -> new ArrayList<>())
                    .add(
                        receipt.getOutcome()
                            + receipt.getProblems().stream()
                                .map(p -> p.getCode())
                                .toList()
                                .toString());
              }
              return outcomes.getOrDefault("KAFKA-00020", List.of()).size() == 2
                  && outcomes.containsKey("KAFKA-00022");
            });
    assertEquals(List.of("ACCEPTED[]", "REFUSED[DUPLICATE_TCN]"), outcomes.get("KAFKA-00020"));
    assertEquals(List.of("REFUSED[BAD_NCIC_CODE]"), outcomes.get("KAFKA-00021"));
    assertEquals(List.of("REFUSED[NOT_AN_EVENT]"), outcomes.get("KAFKA-00022"));
    assertTrue(broker.consume(told).size() >= before + 4);
  }

  /** What was taken, accepted, refused or put aside, is no longer there to be read. */
  @Test
  void whatWasTakenIsDeletedFromTheAgencysTopic() {
    send(DELETED, "KAFKA-00010", submission("KAFKA-00010", "MA0139901", "1201"));
    send(DELETED, "KAFKA-00011", submission("KAFKA-00011", "MA0139901", "12"));
    broker.produce(DELETED, "p".getBytes(UTF_8), "no event".getBytes(UTF_8));
    Awaitility.await().atMost(LONG).until(() -> first(DELETED) == 3);
    assertEquals(List.of(), broker.consume(DELETED));
    broker.awaitRecords(TopicSpec.deadLetters(DELETED, "booking-service"), 1, LONG);
  }

  /** Where a topic begins. */
  private static long first(String topic) throws Exception {
    Map<String, Object> client =
        Map.of("bootstrap.servers", TestBroker.shared().bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      return admin
          .listOffsets(Map.of(new TopicPartition(topic, 0), OffsetSpec.earliest()))
          .all()
          .get()
          .values()
          .iterator()
          .next()
          .offset();
    }
  }

  @Test
  void aRefusalIsAReceiptThatSaysWhatToMendAndAMendedSubmissionPasses() {
    send(BOSTON, "KAFKA-00003", submission("KAFKA-00003", "MA0130100", "12"));
    awaitStatus("KAFKA-00003", "REFUSED");
    standing("KAFKA-00003")
        .body("refusal.errors.code", contains("BAD_NCIC_CODE"))
        .body("refusal.errors.field", contains("/charges/0/ncic"));
    send(BOSTON, "KAFKA-00003", submission("KAFKA-00003", "MA0130100", "1201"));
    awaitStatus("KAFKA-00003", "ACCEPTED");
  }

  @Test
  void otherContentUnderAnAcceptedTcnIsRefusedAndDoesNotReplaceTheAcceptance() {
    send(BOSTON, "KAFKA-00004", submission("KAFKA-00004", "MA0130100", "1201"));
    send(BOSTON, "KAFKA-00004", submission("KAFKA-00004", "MA0130100", "5499"));
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () -> standing("KAFKA-00004").body("refusal.errors.code", contains("DUPLICATE_TCN")));
    standing("KAFKA-00004").body("status", equalTo("ACCEPTED"));
    assertEquals(1, bookings("KAFKA-00004"));
  }

  @Test
  void anotherAgencysBookingAndAForeignKeyAreRefused() {
    send(BOSTON, "other", submission("KAFKA-00005", "MA0130300", "1201"));
    awaitStatus("KAFKA-00005", "REFUSED");
    standing("KAFKA-00005")
        .body("refusal.errors.code", hasItems("ORI_NOT_OF_TOPIC", "KEY_NOT_TCN"));
    given()
        .header(TestCallers.CALLER, "agency:MA0130300")
        .get("/bookings/MA0130300/KAFKA-00005")
        .then()
        .statusCode(404);
  }

  @Test
  void eachPoisonIsOneDeadLetterAndTheNextGoodOnePasses() throws Exception {
    byte[] good = codec.encode(submission("KAFKA-00006", "MA0130300", "1201"));
    byte[] random = new byte[500];
    new Random(7).nextBytes(random);
    byte[] unknownId = ByteBuffer.allocate(20).put((byte) 0).putInt(4711).array();
    byte[] truncated = Arrays.copyOf(good, good.length / 2);
    byte[] longNumber = good.clone();
    Arrays.fill(longNumber, 10, 30, (byte) 0xff);
    List<byte[]> poison = Arrays.asList(null, random, unknownId, truncated, longNumber);
    for (byte[] value : poison) {
      broker.produce(CHELSEA, "p".getBytes(UTF_8), value);
    }
    broker.produce(CHELSEA, "KAFKA-00006".getBytes(UTF_8), good);
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                given()
                    .header(TestCallers.CALLER, "agency:MA0130300")
                    .get("/bookings/MA0130300/KAFKA-00006")
                    .then()
                    .body("status", equalTo("ACCEPTED")));
    List<ConsumerRecord<byte[], byte[]>> letters =
        broker.awaitRecords(TopicSpec.deadLetters(CHELSEA, "booking-service"), poison.size(), LONG);
    assertEquals(poison.size(), letters.size());
    assertNull(letters.get(0).value());
    assertArrayEquals(random, opened(letters.get(1)));
    assertFalse(Arrays.equals(random, letters.get(1).value()));
    assertEquals(
        List.of("NULL_VALUE", "NOT_AN_EVENT", "UNKNOWN_SCHEMA", "UNDECODABLE", "UNDECODABLE"),
        letters.stream().map(letter -> header(letter, DeadLetters.REASON)).toList());
    assertEquals(
        List.of("0", "1", "2", "3", "4"),
        letters.stream().map(letter -> header(letter, DeadLetters.OFFSET)).toList());
    assertEquals(CHELSEA, header(letters.get(0), DeadLetters.TOPIC));
  }

  private static byte[] opened(ConsumerRecord<byte[], byte[]> letter) throws Exception {
    Origin origin = new Origin(CHELSEA, 0, Long.valueOf(header(letter, DeadLetters.OFFSET)));
    return SealedLetters.opened(TestKeys.VAULT, origin, letter.headers(), letter.value());
  }

  /** What an event names is counted before it is built: 1,000,001 charges are a dead letter. */
  @Test
  void aSubmissionWithoutMeasureIsADeadLetterAndTheOtherAgenciesAreServed() {
    List<Charge> charges = Collections.nCopies(1_000_001, new Charge("1", null, null));
    Submission endless =
        Submission.newBuilder(submission("KAFKA-00007", "MA0139900", "1201"))
            .setCharges(charges)
            .build();
    byte[] value = codec.encode(endless);
    assertTrue(value.length < EventCodec.LARGEST);
    broker.produce(ANOTHER, "KAFKA-00007".getBytes(UTF_8), value);
    send(BOSTON, "KAFKA-00008", submission("KAFKA-00008", "MA0130100", "1201"));
    awaitStatus("KAFKA-00008", "ACCEPTED");
    List<ConsumerRecord<byte[], byte[]>> letters =
        broker.awaitRecords(TopicSpec.deadLetters(ANOTHER, "booking-service"), 1, LONG);
    assertEquals("TOO_LARGE", header(letters.get(0), DeadLetters.REASON));
  }

  /** Few enough to be read, too many to be taken: the agency is told, as over HTTP. */
  @Test
  void moreChargesThanAreTakenIsARefusalThatSaysSo() {
    Submission many =
        Submission.newBuilder(submission("KAFKA-00009", "MA0130100", "1201"))
            .setCharges(Collections.nCopies(101, new Charge("1201", null, null)))
            .build();
    send(BOSTON, "KAFKA-00009", many);
    awaitStatus("KAFKA-00009", "REFUSED");
    standing("KAFKA-00009").body("refusal.errors.code", contains("TOO_MANY"));
  }

  private void send(String topic, String key, Submission submission) {
    broker.produce(topic, key.getBytes(UTF_8), codec.encode(submission));
  }

  static Submission submission(String tcn, String ori, String ncic) {
    return new Submission(
        tcn,
        ori,
        null,
        ori,
        "2011-06-05T23:10:00-04:00",
        "1980-02-29",
        "QUIMBY, ORVILLE",
        false,
        false,
        List.of(new Charge(ncic, "ROBBERY", LocalDate.of(2011, 6, 5))),
        List.of(),
        Retention.ENROL,
        List.of(
            new Print(
                1,
                ImpressionType.ROLLED,
                PrintFormat.PNG,
                null,
                null,
                null,
                ByteBuffer.wrap(Submissions.png(1, 500)))),
        List.of());
  }

  private static void awaitStatus(String tcn, String status) {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(() -> standing(tcn).statusCode(200).body("status", equalTo(status)));
  }

  private static io.restassured.response.ValidatableResponse standing(String tcn) {
    return given().get("/bookings/MA0130100/" + tcn).then();
  }

  private long bookings(String tcn) {
    String id = BookingIds.of("MA0130100", tcn).toString();
    return broker.consume(TopicCatalogue.BOOKINGS.name()).stream()
        .filter(record -> id.equals(new String(record.key(), UTF_8)))
        .count();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
