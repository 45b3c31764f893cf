package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.MissingReason;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.Descriptors.ArrestSegment;
import org.tenprint.formats.annist.MissingFinger;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.Management;

@QuarkusTest
@WithTestResource(BookingTopics.class)
class AnsiNistIntakeIT {
  private static final LocalDate DAY = LocalDate.of(2011, 6, 5);

  @BeforeEach
  void ready() {
    Management.awaitReady();
  }

  @Test
  void aCriminalTenPrintSubmissionIsABooking() throws Exception {
    CarFile file =
        car("NIST-00001")
            .controllingAgencies(List.of("MA0130300"))
            .typeFour(
                FrictionRidgePosition.RIGHT_THUMB,
                ImpressionType.LIVE_ROLLED,
                CarFile.raw(Submissions.image(1, 500)))
            .typeFourteen(
                FrictionRidgePosition.LEFT_THUMB,
                ImpressionType.LIVE_PLAIN,
                CarFile.png(Submissions.image(6, 500)),
                List.of())
            .typeFourteen(
                FrictionRidgePosition.RIGHT_FOUR,
                ImpressionType.LIVE_PLAIN,
                CarFile.png(Submissions.image(13, 500)),
                List.of());
    Response answer = post(file.bytes(), Map.of("charge", "1201"));
    assertEquals(202, answer.statusCode(), answer.asString());
    answer
        .then()
        .body("notUsed.code", contains("SLAP_NOT_SEGMENTED"))
        .body("notUsed.field", contains("Type-14 IDC 03"));
    Booking booking = booking("NIST-00001");
    assertEquals("MA0130300", booking.getContext().getControllingOri());
    assertEquals("MA0130100", booking.getContext().getBookingOri());
    assertEquals("1201", booking.getContext().getCharges().get(0).getNcic());
    assertEquals(DAY.minusDays(1), booking.getContext().getCharges().get(0).getOccurred());
    assertEquals(LocalDate.of(1980, 2, 29), booking.getContext().getBorn());
    assertEquals(
        "2011-06-05T00:00:00Z", booking.getContext().getBookedAt().getInstant().toString());
    assertEquals(Retention.ENROL, booking.getRetention());
    assertEquals(PrintFormat.RAW8, booking.getPrints().get(0).getFormat());
    assertEquals(96, booking.getPrints().get(0).getWidth());
    assertEquals(500, booking.getPrints().get(0).getPpi());
    assertEquals(6, booking.getPrints().get(1).getPosition());
    assertEquals(answer.asString(), post(file.bytes(), Map.of("charge", "1201")).asString());
  }

  @Test
  void whatIsWrongIsNamedByItsTag() {
    CarFile file =
        CarFile.of("XX0000000", "SHORT", DAY)
            .one(4, "LFS")
            .person("QUIMBY, ORVILLE", Optional.of(LocalDate.of(2200, 1, 1)))
            .arrest(DAY, List.of(new ArrestSegment(Optional.empty(), "ROBBERY")))
            .typeFour(
                FrictionRidgePosition.RIGHT_FOUR,
                ImpressionType.LIVE_PLAIN,
                CarFile.raw(Submissions.image(1, 500)));
    post("agency:XX0000000", file.bytes(), Map.of())
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("errors.findAll { it.field == '1.004' }.code", contains("BAD_VALUE"))
        .body("errors.findAll { it.field == '1.009' }.code", contains("BAD_TCN"))
        .body("errors.findAll { it.field == '1.008' }.code", hasItem("UNKNOWN_ORI"))
        .body("errors.findAll { it.field == '2.022' }.code", contains("IN_FUTURE"))
        .body("errors.findAll { it.field == '?charge' }.code", contains("CHARGE_WITHOUT_CODE"))
        .body("errors.code", hasItem("NO_USABLE_PRINT"))
        .body("errors.code", hasItem("SLAP_NOT_SEGMENTED"));
  }

  @Test
  void twoImagesOfOneFingerAreADuplicate() {
    CarFile file = car("NIST-00002");
    for (int i = 0; i < 2; i++) {
      file.typeFour(
          FrictionRidgePosition.RIGHT_INDEX,
          ImpressionType.LIVE_ROLLED,
          CarFile.raw(Submissions.image(i, 500)));
    }
    post(file.bytes(), Map.of("charge", "1201"))
        .then()
        .statusCode(422)
        .body("errors.code", contains("DUPLICATE_FINGER"))
        .body("errors.field", contains("Type-4 IDC 02"));
  }

  @Test
  void aTruncatedFileAndRandomBytesAreMalformed() {
    byte[] whole =
        car("NIST-00003")
            .typeFour(
                FrictionRidgePosition.RIGHT_INDEX,
                ImpressionType.LIVE_ROLLED,
                CarFile.raw(Submissions.image(2, 500)))
            .bytes();
    post(Arrays.copyOf(whole, whole.length - 100), Map.of("charge", "1201"))
        .then()
        .statusCode(400)
        .body("errors.code", contains("TRUNCATED"));
    post("no such file".getBytes(StandardCharsets.US_ASCII), Map.of())
        .then()
        .statusCode(400)
        .body("errors.code", contains("UNKNOWN_FORMAT"));
    post(new byte[0], Map.of()).then().statusCode(400).body("errors.code", contains("EMPTY"));
  }

  @Test
  void unknownQueryParametersAreNamed() {
    post(
            car("NIST-00004")
                .typeFour(
                    FrictionRidgePosition.RIGHT_INDEX,
                    ImpressionType.LIVE_ROLLED,
                    CarFile.raw(Submissions.image(2, 500)))
                .bytes(),
            Map.of("charge", "1201", "colour", "blue"))
        .then()
        .statusCode(422)
        .body("errors.code", contains("UNKNOWN_FIELD"));
  }

  @Test
  void fingersThatAmpSaysAreNotThereAreNamedAndNoFault() throws Exception {
    CarFile file =
        car("NIST-00005")
            .missing(
                List.of(
                    new MissingFinger(FingerPosition.RIGHT_INDEX, MissingFinger.Reason.AMPUTATED),
                    new MissingFinger(
                        FingerPosition.LEFT_THUMB, MissingFinger.Reason.UNABLE_TO_PRINT)))
            .typeFour(
                FrictionRidgePosition.RIGHT_THUMB,
                ImpressionType.LIVE_ROLLED,
                CarFile.raw(Submissions.image(1, 500)));
    assertEquals(202, post(file.bytes(), Map.of("charge", "1201")).statusCode());
    assertEquals(
        List.of(
            new org.tenprint.events.booking.MissingFinger(2, MissingReason.AMPUTATED),
            new org.tenprint.events.booking.MissingFinger(6, MissingReason.BANDAGED)),
        booking("NIST-00005").getMissing());
  }

  @Test
  void aBookingWithoutAnyFingerIsToldSo() {
    List<MissingFinger> all =
        Stream.of(FingerPosition.values())
            .map(finger -> new MissingFinger(finger, MissingFinger.Reason.AMPUTATED))
            .toList();
    post(car("NIST-00006").missing(all).bytes(), Map.of("charge", "1201"))
        .then()
        .statusCode(422)
        .body("errors.code", contains("ALL_FINGERS_ABSENT"));
  }

  private static CarFile car(String tcn) {
    return CarFile.of("MA0130100", tcn, DAY)
        .retain(true)
        .person("QUIMBY, ORVILLE", Optional.of(LocalDate.of(1980, 2, 29)))
        .arrest(DAY, List.of(new ArrestSegment(Optional.of(DAY.minusDays(1)), "ROBBERY")));
  }

  private static Response post(byte[] file, Map<String, String> query) {
    return post("agency:MA0130100", file, query);
  }

  private static Response post(String caller, byte[] file, Map<String, String> query) {
    return given()
        .header(TestCallers.CALLER, caller)
        .contentType("application/octet-stream")
        .queryParams(query)
        .body(file)
        .post("/bookings");
  }

  private static Booking booking(String tcn) throws Exception {
    String id = BookingIds.of("MA0130100", tcn).toString();
    for (var record : TestBroker.shared().consume(TopicCatalogue.BOOKINGS.name())) {
      if (id.equals(new String(record.key(), StandardCharsets.UTF_8))) {
        return EventCodec.of(Booking.class).with(TestKeys.VAULT).decode(record.value());
      }
    }
    throw new AssertionError("no booking " + tcn);
  }
}
