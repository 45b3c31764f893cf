package org.tenprint.notification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.TestDoor.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Warrant;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.testkit.TestBroker;

/** Requests of a field office that has no answer, with the running service behind. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class RequestsSentTwiceIT {
  @Inject TestClock clock;
  @Inject RuleBookFeed ruleBook;

  private final TestLog log = new TestLog(TestBroker.shared());
  private TestService service;

  @BeforeEach
  void theFieldOfficesAreTold() {
    clock.advance(Duration.ofMinutes(1));
    service = new TestService(clock, ruleBook, log);
    service.theFieldOfficesAreTold();
    TestService.awaitDoor();
  }

  /** An office that has no answer sends its request again: under its key it is the same. */
  @Test
  void aRequestThatIsSentTwiceUnderItsKeyIsOne() {
    UUID booking = service.book("NY0303000", "E-3", IdentificationOutcome.MATCH, as -> as);
    log.dispositions(booking, all -> all.size() == 3);
    String none = event(booking, "request", ", \"ori\": \"NY0303000\", \"warrant\": \"none\"");
    String judicial = none.replace("\"none\"", "\"judicial\"");
    asks("K-1", none).statusCode(202);
    asks("K-1", none).statusCode(202);
    log.steps(booking, all -> all.size() == 2);
    asks("K-1", none).statusCode(202).body("kind", equalTo("request"));
    asks("K-1", judicial).statusCode(409).body("reason", equalTo("KEY_OF_ANOTHER_REQUEST"));
    asks("K-2", judicial).statusCode(202);
    assertEquals(3, log.steps(booking, all -> all.size() >= 3).size());
    for (String wrong : List.of("a b", "K".repeat(65))) {
      asks(wrong, none).statusCode(400).body("detail", containsString("Idempotency-Key"));
    }
    given()
        .header("Idempotency-Key", "K-3")
        .contentType("application/json")
        .body(event(booking, "protected", ""))
        .post("/case-events")
        .then()
        .statusCode(400);
    assertEquals(3, log.steps(booking, all -> all.size() >= 3).size());
  }

  /** What a burst brought past the door is put aside by the hop; the door refuses what follows. */
  @Test
  void ofABookingSoManyRequestsAreTaken() {
    UUID booking = service.book("NY0303000", "E-4", IdentificationOutcome.MATCH, as -> as);
    log.dispositions(booking, all -> all.size() == 3);
    for (int i = 0; i <= TakenRequests.MOST; i++) {
      CaseEvent request =
          TestEvents.event(booking, CaseEventKind.REQUESTED, clock.instant())
              .setOri("NY0303000")
              .setWarrant(Warrant.NONE)
              .build();
      log.write(TopicCatalogue.CASE_EVENTS.name(), booking.toString(), request, clock.instant());
    }
    String aside = TopicCatalogue.CASE_EVENTS.name() + ".dlq.notification-service";
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> log.records(aside, booking).size() == 1);
    String request = event(booking, "request", ", \"ori\": \"NY0303000\", \"warrant\": \"none\"");
    asks("K-9", request)
        .statusCode(409)
        .contentType("application/problem+json")
        .body("reason", equalTo("TOO_MANY_REQUESTS"))
        .body("detail", containsString("64"));
    assertEquals(1 + TakenRequests.MOST, log.steps(booking, all -> all.size() > 64).size());
  }

  /** Whatever it asks about: one office keeps no other from being served. */
  @Test
  void anOfficeThatAsksTooOftenIsToldWhenToGoOn() {
    String request =
        event(UUID.randomUUID(), "request", ", \"ori\": \"NY0303000\", \"warrant\": \"none\"");
    int asked = 0;
    ValidatableResponse answer = asksFrom("field-office:SEA", "K-1", request);
    while (answer.extract().statusCode() == 404) {
      asked++;
      assertTrue(asked < 1_000, "nobody says that it is too often");
      answer = asksFrom("field-office:SEA", "K-1", request);
    }
    assertTrue(asked >= 60, "a minute's worth at once: " + asked);
    answer
        .statusCode(429)
        .header("Retry-After", Integer::parseInt, greaterThanOrEqualTo(1))
        .body("reason", equalTo("TOO_MANY"));
    asksFrom("field-office:DEN", "K-1", request).statusCode(404);
  }

  private static String event(UUID booking, String kind, String more) {
    return "{\"booking\": \"%s\", \"kind\": \"%s\"%s}".formatted(booking, kind, more);
  }

  private static ValidatableResponse asks(String key, String body) {
    return asksFrom("field-office:NYC", key, body);
  }

  private static ValidatableResponse asksFrom(String office, String key, String body) {
    return RestAssured.given()
        .header(TestParties.PARTY, office)
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/case-events")
        .then();
  }
}
