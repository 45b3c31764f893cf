package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.annist.AnsiNistFile;
import org.tenprint.formats.annist.AnsiNistReader;
import org.tenprint.formats.annist.AnsiNistRecord;
import org.tenprint.formats.annist.AnsiNistWriter;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.Descriptors.ArrestSegment;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.Checkout;
import org.tenprint.testkit.TestBroker;

@QuarkusTest
@WithTestResource(BookingTopics.class)
class AnsiNistIntakeIT {
  /** What the header of files lacks that are no submission of an agency that is known. */
  private static final String NO_SUBMISSION =
      "1.004 BAD_VALUE; 2.045 MISSING_FIELD; 1.009 BAD_TCN; 1.008 UNKNOWN_ORI";

  private static final LocalDate DAY = LocalDate.of(2011, 6, 5);

  @BeforeEach
  void ready() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> given().get("/q/health/ready").statusCode() == 200);
  }

  @Test
  void aCriminalTenPrintSubmissionIsABooking() throws Exception {
    CarFile file =
        car("NIST-00001")
            .controllingAgencies(List.of("MA0130300"))
            .typeFour(
                FingerPosition.RIGHT_THUMB,
                ImpressionType.LIVE_ROLLED,
                CarFile.raw(Submissions.image(1, 500)))
            .typeFourteen(
                FingerPosition.LEFT_THUMB,
                ImpressionType.LIVE_PLAIN,
                CarFile.png(Submissions.image(6, 500)),
                List.of())
            .typeFourteen(
                FingerPosition.RIGHT_FOUR,
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
                FingerPosition.RIGHT_FOUR,
                ImpressionType.LIVE_PLAIN,
                CarFile.raw(Submissions.image(1, 500)));
    post(file.bytes(), Map.of())
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
          FingerPosition.RIGHT_INDEX,
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
                FingerPosition.RIGHT_INDEX,
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
                    FingerPosition.RIGHT_INDEX,
                    ImpressionType.LIVE_ROLLED,
                    CarFile.raw(Submissions.image(2, 500)))
                .bytes(),
            Map.of("charge", "1201", "colour", "blue"))
        .then()
        .statusCode(422)
        .body("errors.code", contains("UNKNOWN_FIELD"));
  }

  /**
   * Public sample files of NIST and openEBTS as they are: none is of an agency that is known. The
   * table in docs/agencies.md says the same.
   */
  @ParameterizedTest
  @CsvSource({
    "openebts-NISTFile.ebts, 2.073 UNKNOWN_ORI; 1.008 UNKNOWN_ORI",
    "type-4-tpcard.an2, " + NO_SUBMISSION,
    "type-14-tpcard-nqm.an2, " + NO_SUBMISSION,
    "type-4-slaps.an2, " + NO_SUBMISSION,
    "type-9-4-iafis.an2, " + NO_SUBMISSION,
    "type-10-tattoo-zoom.an2, '"
        + NO_SUBMISSION
        + "; Type-4, Type-14 NO_USABLE_PRINT; Type-10 IDC 01 UNSUPPORTED'"
  })
  void everySampleFileIsRefusedForStatedReasons(String name, String reasons) throws IOException {
    Response answer = post(Files.readAllBytes(samples().resolve(name)), Map.of("charge", "1201"));
    assertEquals(422, answer.statusCode(), answer.asString());
    List<String> fields = answer.path("errors.field");
    List<String> codes = answer.path("errors.code");
    List<String> told = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      told.add(fields.get(i) + " " + codes.get(i));
    }
    assertEquals(reasons, String.join("; ", told));
  }

  /** The images of the sample files, under the header of an agency that is known. */
  @ParameterizedTest
  @CsvSource({
    "type-4-tpcard.an2, 10, "
        + "Type-4 IDC 12 DUPLICATE_FINGER; Type-4 IDC 13 DUPLICATE_FINGER; "
        + "Type-4 IDC 11 DUPLICATE_FINGER; Type-4 IDC 14 DUPLICATE_FINGER",
    "type-14-tpcard-nqm.an2, 10, "
        + "Type-14 IDC 12 DUPLICATE_FINGER; Type-14 IDC 13 DUPLICATE_FINGER; "
        + "Type-14 IDC 11 DUPLICATE_FINGER; Type-14 IDC 14 DUPLICATE_FINGER",
    "type-9-4-iafis.an2, 1, Type-9 IDC 01 UNSUPPORTED",
    "type-4-slaps.an2, 10, ''",
    "openebts-NISTFile.ebts, 1, ''"
  })
  void theImagesOfTheNistSampleFilesGoThrough(String name, int prints, String notUsed)
      throws Exception {
    AnsiNistFile sample = AnsiNistReader.read(Files.readAllBytes(samples().resolve(name)));
    List<AnsiNistRecord> records = new ArrayList<>(car("NIST-" + name).file().records());
    sample.records().stream().filter(record -> record.type() > 2).forEach(records::add);
    Response answer =
        post(AnsiNistWriter.write(new AnsiNistFile(records)), Map.of("charge", "1201"));
    assertEquals(202, answer.statusCode(), answer.asString());
    assertEquals(prints, booking("NIST-" + name).getPrints().size());
    List<String> fields = answer.path("notUsed.field");
    List<String> codes = answer.path("notUsed.code");
    List<String> told = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      told.add(fields.get(i) + " " + codes.get(i));
    }
    assertEquals(notUsed, String.join("; ", told));
  }

  private static Path samples() {
    Optional<Path> samples = Checkout.shared("data/annist");
    assumeTrue(samples.isPresent(), "no shared/data/annist beside the checkout");
    return samples.get();
  }

  private static CarFile car(String tcn) {
    return CarFile.of("MA0130100", tcn, DAY)
        .retain(true)
        .person("QUIMBY, ORVILLE", Optional.of(LocalDate.of(1980, 2, 29)))
        .arrest(DAY, List.of(new ArrestSegment(Optional.of(DAY.minusDays(1)), "ROBBERY")));
  }

  private static Response post(byte[] file, Map<String, String> query) {
    return given()
        .contentType("application/octet-stream")
        .queryParams(query)
        .body(file)
        .post("/bookings");
  }

  private static Booking booking(String tcn) throws Exception {
    String id = BookingIds.of("MA0130100", tcn).toString();
    for (var record : TestBroker.shared().consume(TopicCatalogue.BOOKINGS.name())) {
      if (id.equals(new String(record.key(), StandardCharsets.UTF_8))) {
        return EventCodec.of(Booking.class).decode(record.value());
      }
    }
    throw new AssertionError("no booking " + tcn);
  }
}
