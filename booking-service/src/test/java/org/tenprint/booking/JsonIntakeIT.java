package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.Management;

@QuarkusTest
@WithTestResource(BookingTopics.class)
class JsonIntakeIT {
  private final TestBroker broker = TestBroker.shared();

  @BeforeEach
  void ready() {
    Management.awaitReady();
  }

  @Test
  void anAcceptedBookingIsOnTheLogWithItsReceipt() throws Exception {
    Response answer = post(Submissions.json("JSON-1"));
    assertEquals(202, answer.statusCode(), answer.asString());
    assertEquals("/bookings/MA0130100/JSON-1", path(answer.header("Location")));
    String id = BookingIds.of("MA0130100", "JSON-1").toString();
    assertEquals(id, answer.path("bookingId"));
    ConsumerRecord<byte[], byte[]> booking = only(TopicCatalogue.BOOKINGS.name(), id);
    Booking event = EventCodec.of(Booking.class).with(TestKeys.VAULT).decode(booking.value());
    assertEquals("JSON-1", event.getContext().getTcn());
    assertEquals(2, event.getPrints().size());
    assertEquals(-4 * 3600, event.getContext().getBookedAt().getOffsetSeconds());
    assertEquals("QUIMBY, ORVILLE", event.getName());
    ConsumerRecord<byte[], byte[]> receipt =
        only(TopicCatalogue.RECEIPTS.name(), "MA0130100/JSON-1");
    Receipt said = EventCodec.of(Receipt.class).decode(receipt.value());
    assertEquals(ReceiptOutcome.ACCEPTED, said.getOutcome());
    assertEquals(event.getDigest(), said.getDigest());
    assertEquals(
        new String(
            booking.headers().lastHeader("ce_correlationid").value(), StandardCharsets.UTF_8),
        new String(
            receipt.headers().lastHeader("ce_correlationid").value(), StandardCharsets.UTF_8));
  }

  @Test
  void aRecordOfSeveralFingersIsTheirPrints() throws Exception {
    ObjectNode submission = Submissions.json("JSON-VIEWS");
    byte[] record = Templates.iso(new int[][] {{7, 90, 12}, {2, 60, 12}, {2, 80, 9}});
    ObjectNode print = submission.putArray("prints").addObject();
    print.put("format", "ISO_19794_2").put("data", Base64.getEncoder().encodeToString(record));
    Response answer = post(submission);
    assertEquals(202, answer.statusCode(), answer.asString());
    assertEquals(List.of("DUPLICATE_FINGER"), answer.path("notUsed.code"));
    assertEquals(List.of("/prints/0/data"), answer.path("notUsed.field"));
    String id = BookingIds.of("MA0130100", "JSON-VIEWS").toString();
    Booking event =
        EventCodec.of(Booking.class)
            .with(TestKeys.VAULT)
            .decode(only(TopicCatalogue.BOOKINGS.name(), id).value());
    assertEquals(
        List.of(2, 7),
        event.getPrints().stream().map(org.tenprint.events.booking.Print::getPosition).toList());
    for (org.tenprint.events.booking.Print taken : event.getPrints()) {
      byte[] bytes = new byte[taken.getData().remaining()];
      taken.getData().get(bytes);
      assertInstanceOf(
          Extraction.Extracted.class, TemplateExtractor.extract(new Print.Encoded(bytes, 0)));
    }
    assertEquals(answer.asString(), post(submission).asString());
  }

  @Test
  void theSameSubmissionAgainIsAnsweredByTheSameBytes() {
    Response first = post(Submissions.json("JSON-2"));
    ObjectNode reordered = Submissions.json("JSON-2");
    reordered.set("tcn", reordered.remove("tcn"));
    reordered.put("bookingOri", "MA0130100");
    Response again = post(reordered);
    assertEquals(202, again.statusCode());
    assertArrayEquals(first.asByteArray(), again.asByteArray());
    assertNull(first.header("Idempotency-Replayed"));
    assertEquals("true", again.header("Idempotency-Replayed"));
    only(TopicCatalogue.BOOKINGS.name(), BookingIds.of("MA0130100", "JSON-2").toString());
  }

  @Test
  void otherContentUnderTheSameTcnIsAConflict() {
    post(Submissions.json("JSON-3"));
    Response other = post(Submissions.json("JSON-3").put("retention", "SEARCH_ONLY"));
    assertEquals(409, other.statusCode());
    assertEquals("application/problem+json", other.contentType());
    assertEquals("urn:tenprint:problem:duplicate-tcn", other.path("type"));
    given()
        .header(TestCallers.CALLER, "agency:MA0130300")
        .contentType("application/json")
        .body(Submissions.json("JSON-3").put("bookingOri", "MA0130300").toString())
        .post("/bookings")
        .then()
        .statusCode(202);
  }

  @Test
  void twentyAtOnceAreOneBooking() {
    List<CompletableFuture<Response>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(CompletableFuture.supplyAsync(() -> post(Submissions.json("JSON-4"))));
    }
    List<Response> all = answers.stream().map(CompletableFuture::join).toList();
    assertTrue(all.stream().allMatch(answer -> answer.statusCode() == 202));
    assertEquals(1, all.stream().map(Response::asString).distinct().count());
    assertEquals(1, all.stream().filter(a -> a.header("Idempotency-Replayed") == null).count());
    only(TopicCatalogue.BOOKINGS.name(), BookingIds.of("MA0130100", "JSON-4").toString());
    only(TopicCatalogue.RECEIPTS.name(), "MA0130100/JSON-4");
  }

  @Test
  void aRefusalOverHttpIsAReceiptAndAMendedSubmissionPasses() {
    ObjectNode wrong = Submissions.json("JSON-REFUSED");
    ((ObjectNode) wrong.path("charges").get(0)).remove("ncic");
    post(wrong).then().statusCode(422);
    post(wrong).then().statusCode(422);
    given()
        .get("/bookings/MA0130100/JSON-REFUSED")
        .then()
        .statusCode(200)
        .body("status", equalTo("REFUSED"))
        .body("refusal.errors.code", contains("CHARGE_WITHOUT_CODE"))
        .body("refusal.errors.field", contains("/charges/0/ncic"));
    assertEquals(1, refusals("JSON-REFUSED"));
    post(Submissions.json("JSON-REFUSED")).then().statusCode(202);
    post(Submissions.json("JSON-REFUSED").put("retention", "SEARCH_ONLY")).then().statusCode(409);
    given()
        .get("/bookings/MA0130100/JSON-REFUSED")
        .then()
        .body("status", equalTo("ACCEPTED"))
        .body("refusal.errors.code", contains("DUPLICATE_TCN"));
    assertEquals(2, refusals("JSON-REFUSED"));
  }

  /** A half character, a small letter in a TCN; and no name of a field stays in a receipt. */
  @Test
  void whatReadsLikeAnotherTextIsRefusedByNameAndNotKept() {
    String half =
        Submissions.json("JSON-TEXT-1").toString().replace("QUIMBY, ORVILLE", "QUIMBY\\ud800");
    given()
        .contentType("application/json")
        .body(half)
        .post("/bookings")
        .then()
        .statusCode(422)
        .body("errors.code", contains("BAD_CHARACTER"))
        .body("errors.field", contains("/name"));
    post(Submissions.json("json-text-2"))
        .then()
        .statusCode(422)
        .body("errors.code", contains("BAD_TCN"));
    post(Submissions.json("JSON-TEXT-3").put("OrvilleQuimby", 1)).then().statusCode(422);
    given()
        .get("/bookings/MA0130100/JSON-TEXT-3")
        .then()
        .body("status", equalTo("REFUSED"))
        .body("refusal.errors.code", contains("UNKNOWN_FIELD"))
        .body(not(containsString("Orville")));
  }

  @Test
  void aRefusalOfNobodyKnownIsToldInTheAnswerAlone() {
    given()
        .header(TestCallers.CALLER, "agency:ZZ0000000")
        .contentType("application/json")
        .body(Submissions.json("JSON-NOBODY").put("controllingOri", "ZZ0000000").toString())
        .post("/bookings")
        .then()
        .statusCode(422);
    given()
        .header(TestCallers.CALLER, "agency:ZZ0000000")
        .get("/bookings/ZZ0000000/JSON-NOBODY")
        .then()
        .statusCode(404);
    assertEquals(0, refusals("JSON-NOBODY"));
  }

  private static long refusals(String tcn) {
    return TestBroker.shared().consume(TopicCatalogue.RECEIPTS.name()).stream()
        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
        .filter(key -> key.contains("/" + tcn + "/"))
        .count();
  }

  @Test
  void tellsWhereItStands() {
    post(Submissions.json("JSON/5 %".replace(" ", "_")));
    given()
        .get("/bookings/{ori}/{tcn}", "MA0130100", "JSON/5_%")
        .then()
        .statusCode(200)
        .body("status", equalTo("ACCEPTED"))
        .body("booking.tcn", equalTo("JSON/5_%"))
        .body("answer", equalTo("PENDING"));
    given()
        .get("/bookings/MA0130100/NEVER")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("instance", equalTo("/bookings/MA0130100/NEVER"));
  }

  private static Response post(ObjectNode booking) {
    return given().contentType("application/json").body(booking.toString()).post("/bookings");
  }

  private static String path(String location) {
    return java.net.URI.create(location).getPath();
  }

  private ConsumerRecord<byte[], byte[]> only(String topic, String key) {
    List<ConsumerRecord<byte[], byte[]>> found =
        broker.consume(topic).stream()
            .filter(record -> key.equals(new String(record.key(), StandardCharsets.UTF_8)))
            .toList();
    assertEquals(1, found.size(), topic + " " + key);
    return found.get(0);
  }
}
