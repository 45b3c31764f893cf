package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.adapter.kafka.FlowLanes;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Submission;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.Management;

/**
 * Nothing comes after this service: what it accepted waits, and soon it accepts no more of that
 * partition but one a while; until something is decided.
 */
@QuarkusTest
@WithTestResource(BookingTopics.class)
@TestProfile(SlowPipelineIT.Impatient.class)
class SlowPipelineIT {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String ORI = "MA0130100";

  private static final String SUBMISSIONS = TopicCatalogue.SUBMISSIONS.of(ORI);

  /** Transaction numbers of one partition. */
  private static final List<String> TCNS =
      IntStream.range(0, 20_000)
          .mapToObj("SLOW-%06d"::formatted)
          .filter(tcn -> FlowLanes.of(id(tcn)) == 0)
          .toList();

  /** Waits for a second and no longer. */
  public static final class Impatient implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("tenprint.longest-wait", "PT1S");
    }
  }

  private final TestBroker broker = TestBroker.shared();

  @Test
  void whatWaitsTooLongKeepsMoreOutUntilSomethingIsDecided() {
    Management.awaitReady();
    int sent = 0;
    assertEquals(202, post(TCNS.get(sent++)).statusCode());
    Response late = null;
    while (late == null || late.statusCode() == 202) {
      late = post(TCNS.get(sent++));
    }
    assertEquals(503, late.statusCode(), late.asString());
    assertEquals("application/problem+json", late.contentType());
    assertEquals("10", late.header("Retry-After"));
    String refused = TCNS.get(sent - 1);
    assertEquals(404, given().get("/bookings/" + ORI + "/" + refused).statusCode());
    assertEquals("true", post(TCNS.get(0)).header("Idempotency-Replayed"), "it is known");
    byOwnTopic(TCNS.get(sent));
    Awaitility.await("the agency's topic is held")
        .atMost(LONG)
        .until(
            () -> given().get(Management.url("/q/health/ready")).asString().contains(SUBMISSIONS));

    decided(TCNS.get(sent - 2));
    Awaitility.await().atMost(LONG).until(() -> post(refused).statusCode() == 202);
    String waiting = TCNS.get(sent);
    Awaitility.await("nothing is lost of what the agency's topic holds")
        .atMost(LONG)
        .until(
            () -> {
              decided(refused);
              return receipt(waiting);
            });
  }

  private static UUID id(String tcn) {
    return BookingIds.of(ORI, tcn);
  }

  private static Response post(String tcn) {
    return given()
        .contentType("application/json")
        .body(Submissions.json(tcn).toString())
        .post("/bookings");
  }

  private boolean receipt(String tcn) {
    return broker.consume(TopicCatalogue.RECEIPTS.name()).stream()
        .anyMatch(record -> new String(record.key(), UTF_8).equals(ORI + "/" + tcn));
  }

  private void byOwnTopic(String tcn) {
    broker.produce(
        SUBMISSIONS,
        tcn.getBytes(UTF_8),
        EventCodec.of(Submission.class).encode(KafkaIntakeIT.submission(tcn, ORI, "1201")));
  }

  private void decided(String tcn) {
    new AgencyDispositions(broker, ORI)
        .write(tcn, 1, Outcome.HELD, Reason.JUVENILE, RecipientAnswer.PENDING);
  }
}
