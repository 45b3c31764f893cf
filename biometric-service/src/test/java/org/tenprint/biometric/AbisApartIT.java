package org.tenprint.biometric;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.biometric.AbisFaceIT.encounter;
import static org.tenprint.biometric.AbisFaceIT.probe;
import static org.tenprint.biometric.TestFingers.person;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.booking.Retention;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.KafkaResource;

/** The wall between the ABIS face's gallery and the pipeline's. */
@QuarkusTest
@TestProfile(AbisFaceIT.Served.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(TopicsResource.class)
class AbisApartIT {
  @BeforeEach
  void ready() {
    AbisFaceIT.awaitServed();
  }

  private static Response asked(String route, String body) {
    Response answer =
        AbisFaceIT.as(AbisFaceIT.EVERYTHING).contentType("application/json").body(body).post(route);
    assertEquals(200, answer.statusCode(), answer.asString());
    return answer;
  }

  /** The pipeline's gallery is another: neither finds who is in the other. */
  @Test
  void nobody_of_the_face_is_found_by_a_booking_and_nobody_booked_by_the_face() {
    asked("/v1/persons", encounter(person(221, 0, 1, 2, 6, 7), "apart"));
    assertEquals(IdentificationOutcome.NO_MATCH, booked("ABIS-1", person(221, 1, 1, 2, 6, 7)));
    assertEquals(IdentificationOutcome.MATCH, booked("ABIS-2", person(221, 2, 1, 2, 6, 7)));
    assertEquals(IdentificationOutcome.NO_MATCH, booked("ABIS-3", person(222, 0, 1, 2, 6, 7)));
    assertEquals(IdentificationOutcome.MATCH, booked("ABIS-4", person(222, 1, 1, 2, 6, 7)));
    String stranger = probe(person(222, 2, 1, 2, 6, 7));
    assertEquals(List.of(), asked("/v1/identify/ALL", stranger).path("$"));
    Response found = asked("/v1/identify/ALL", probe(person(221, 3, 1, 2, 6, 7)));
    assertEquals(1, found.<List<String>>path("personId").size());
  }

  private static IdentificationOutcome booked(String tcn, TenPrint prints) {
    Booking booking = TestBookings.of(tcn, Retention.ENROL, prints);
    String id = booking.getContext().getBookingId().toString();
    TestBroker broker = TestBroker.shared();
    broker.produce(
        TopicCatalogue.BOOKINGS.name(),
        id.getBytes(UTF_8),
        EventCodec.of(Booking.class).with(TestKeys.VAULT).encode(booking));
    byte[] answer =
        broker
            .awaitRecords(
                TopicCatalogue.IDENTIFICATIONS.name(),
                records ->
                    records.stream().anyMatch(one -> id.equals(new String(one.key(), UTF_8))),
                Duration.ofMinutes(2))
            .stream()
            .filter(one -> id.equals(new String(one.key(), UTF_8)))
            .findFirst()
            .orElseThrow()
            .value();
    try {
      return EventCodec.of(Identification.class).with(TestKeys.VAULT).decode(answer).getOutcome();
    } catch (PoisonEvent e) {
      throw new AssertionError(e);
    }
  }
}
