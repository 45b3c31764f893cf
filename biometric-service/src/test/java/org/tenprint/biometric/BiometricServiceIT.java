package org.tenprint.biometric;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tenprint.biometric.TestFingers.person;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Doubt;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Print;
import org.tenprint.events.booking.PrintFormat;
import org.tenprint.events.booking.Retention;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.testkit.Checkout;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.ErrorForm;
import org.tenprint.testkit.quarkus.KafkaResource;
import org.tenprint.testkit.quarkus.Management;
import org.tenprint.testkit.quarkus.Metrics;

@QuarkusTest
@TestProfile(BiometricServiceIT.FaceOff.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TopicsResource.class)
class BiometricServiceIT {
  /**
   * With an issuer that is known, so that a token is refused by the face's being off alone; with
   * minutiae in a file, where other tests of the service have them in the heap; and with every
   * finger to be shown, where they go by enough of them.
   */
  public static final class FaceOff implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> all = new HashMap<>(AbisClients.settings());
      all.put("tenprint.abis.enabled", "false");
      all.put("tenprint.matching.minutiae", "file");
      all.put("tenprint.matching.every-finger", "true");
      return all;
    }
  }

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final EventCodec<Booking> BOOKINGS =
      EventCodec.of(Booking.class).with(TestKeys.VAULT);
  private static final EventCodec<Identification> IDENTIFICATIONS =
      EventCodec.of(Identification.class).with(TestKeys.VAULT);
  private static final int[] POSITIONS = {1, 2, 6, 7};

  private final TestBroker broker = TestBroker.shared();

  @BeforeEach
  void ready() {
    Management.awaitReady();
    get("/q/metrics").then().statusCode(401);
    get(Management.url("/q/health/live")).then().statusCode(200);
  }

  @Test
  void aBookingIsAnsweredInAnEnvelopeThatFollowsFromItsOwn() {
    Booking booking = TestBookings.of("SVC-1", Retention.SEARCH_ONLY, person(71, 0, 1, 2));
    book(booking);
    ConsumerRecord<byte[], byte[]> record = answer(booking);
    Envelope envelope = Envelope.readFrom(record.headers(), "", java.time.Instant.EPOCH);
    assertEquals("/biometric-service", envelope.source());
    assertEquals("org.tenprint.events.biometric.Identification", envelope.type());
    assertEquals(booking.getContext().getBookingId().toString(), envelope.subject());
    assertEquals(record.timestamp(), envelope.time().toEpochMilli());
    assertEquals(envelope.time(), decoded(record).getIdentifiedAt());
    assertEquals(Galleries.create().engineVersion(), decoded(record).getEngineVersion());
    get(Management.url("/q/metrics")).then().body(containsString("tenprint_identifications_total"));
    get(Management.url("/q/metrics")).then().body(containsString("tenprint_gallery_subjects"));
  }

  @Test
  void realTemplatesOfTheSameFingersMatchAndOfOthersDoNot() throws IOException {
    Optional<Path> prints = Checkout.shared("data/prints/fvc2002/DB1_B");
    assumeTrue(prints.isPresent(), "FVC2002 templates are not beside this checkout: skipped");
    Booking enrolled = fvc("FVC-1", prints.get(), 101, 1, Retention.ENROL);
    book(enrolled);
    Identification stranger = decoded(answer(enrolled));
    assertEquals(IdentificationOutcome.NO_MATCH, stranger.getOutcome());
    Booking again = fvc("FVC-2", prints.get(), 101, 3, Retention.SEARCH_ONLY);
    Booking other = fvc("FVC-3", prints.get(), 105, 1, Retention.SEARCH_ONLY);
    book(again);
    book(other);
    Identification known = decoded(answer(again));
    assertEquals(IdentificationOutcome.MATCH, known.getOutcome());
    assertEquals(stranger.getEnrolledSubjectId(), known.getSubjectId());
    assertTrue(known.getScore() > known.getMatchThreshold() + 20, "score " + known.getScore());
    assertEquals(IdentificationOutcome.NO_MATCH, decoded(answer(other)).getOutcome());
  }

  /** Whose else the third finger is, the record does not tell. */
  @Test
  void aCardWithAFingerThatNothingShowsStopsAtAPerson() {
    Booking enrolled = TestBookings.of("EVERY-1", Retention.ENROL, person(75, 0, 1, 2));
    book(enrolled);
    String subject = decoded(answer(enrolled)).getEnrolledSubjectId();
    Booking more = TestBookings.of("EVERY-2", Retention.ENROL, person(75, 1, 1, 2, 6));
    book(more);
    Identification grey = decoded(answer(more));
    assertEquals(IdentificationOutcome.GREY, grey.getOutcome());
    assertEquals(Doubt.FINGER_NOT_SHOWN, grey.getDoubt());
    assertEquals(List.of(6), grey.getFingerVerdicts().getNotShown());
    assertEquals(subject, grey.getSubjectId());
    assertNull(grey.getEnrolledSubjectId());
    Booking same = TestBookings.of("EVERY-3", Retention.ENROL, person(75, 1, 1, 2));
    book(same);
    Identification match = decoded(answer(same));
    assertEquals(IdentificationOutcome.MATCH, match.getOutcome());
    assertEquals(List.of(), match.getFingerVerdicts().getNotShown());
    assertEquals(subject, match.getEnrolledSubjectId());
    get(Management.url("/q/metrics"))
        .then()
        .body(containsString("tenprint_matching_every_finger 1"));
  }

  @Test
  void theAbisFaceIsNotThereWhereNoSettingHasItServed() {
    for (String token : List.of(AbisClients.ofGroups("abis.identify"), "eyJ.a.b")) {
      given()
          .header("Authorization", "Bearer " + token)
          .post("/v1/identify/ALL?transactionId=t")
          .then()
          .statusCode(401);
    }
  }

  @Test
  void everyErrorOfBothPortsIsAProblemDetail() {
    ErrorForm.checkAsNobody();
  }

  /** Whoever reads the metrics before and after one booking does not learn what was found. */
  @Test
  void metricsMoveAlikeWhateverIsFound() {
    answered("CANARY-0", person(81, 0, 1, 2, 6, 7));
    Map<String, Double> before = Metrics.told();
    assertEquals(IdentificationOutcome.NO_MATCH, answered("CANARY-1", person(82, 0, 1, 2, 6, 7)));
    Map<String, Double> stranger = Metrics.told();
    assertEquals(IdentificationOutcome.MATCH, answered("CANARY-2", person(81, 1, 1, 2, 6, 7)));
    Map<String, Double> known = Metrics.told();
    TenPrint mixed = mixed(person(81, 1, 1), person(83, 0, 2, 3, 4, 6, 7, 8, 9));
    assertEquals(IdentificationOutcome.GREY, answered("CANARY-3", mixed));
    Map<String, Double> doubtful = Metrics.told();
    assertTrue(before.containsKey("tenprint_identifications_total"), before.keySet().toString());
    assertTrue(before.keySet().stream().anyMatch(name -> name.contains("records_consumed_total")));
    assertEquals(Metrics.moved(before, stranger), Metrics.moved(stranger, known));
    assertEquals(Metrics.moved(before, stranger), Metrics.moved(known, doubtful));
  }

  private IdentificationOutcome answered(String tcn, TenPrint prints) {
    Booking booking = TestBookings.of(tcn, Retention.ENROL, prints);
    book(booking);
    return decoded(answer(booking)).getOutcome();
  }

  private static TenPrint mixed(TenPrint one, TenPrint other) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(other.fingers());
    fingers.putAll(one.fingers());
    return new TenPrint(fingers);
  }

  /** Four fingers of the set from that one on, as if they were one person's. */
  private static Booking fvc(
      String tcn, Path set, int firstFinger, int impression, Retention retention) {
    return TestBookings.of(
        tcn,
        retention,
        IntStream.range(0, POSITIONS.length)
            .mapToObj(i -> fvc(set, firstFinger + i, impression, POSITIONS[i]))
            .toArray(Print[]::new));
  }

  private static Print fvc(Path set, int finger, int impression, int position) {
    try {
      byte[] template = Files.readAllBytes(set.resolve(finger + "_" + impression + ".iso"));
      return TestBookings.print(position, PrintFormat.ISO_19794_2, template);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void book(Booking booking) {
    String id = booking.getContext().getBookingId().toString();
    byte[] key = id.getBytes(StandardCharsets.UTF_8);
    broker.produce(TopicCatalogue.BOOKINGS.name(), key, BOOKINGS.encode(booking));
  }

  private ConsumerRecord<byte[], byte[]> answer(Booking booking) {
    String id = booking.getContext().getBookingId().toString();
    return broker
        .awaitRecords(
            TopicCatalogue.IDENTIFICATIONS.name(),
            records -> records.stream().anyMatch(record -> of(record, id)),
            LONG)
        .stream()
        .filter(record -> of(record, id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean of(ConsumerRecord<byte[], byte[]> record, String id) {
    return id.equals(new String(record.key(), StandardCharsets.UTF_8));
  }

  private static Identification decoded(ConsumerRecord<byte[], byte[]> record) {
    try {
      return IDENTIFICATIONS.decode(record.value());
    } catch (PoisonEvent e) {
      throw new AssertionError(e);
    }
  }
}
