package org.tenprint.notification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.testkit.TestBroker;

/** Authoring and reviewing over HTTP, with the running service behind. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class AuthoringIT {
  @Inject TestClock clock;

  private final TestLog log = new TestLog(TestBroker.shared());

  @BeforeEach
  void aMinutePasses() {
    clock.advance(Duration.ofMinutes(1));
  }

  private static ValidatableResponse post(String path, String user, String body) {
    return given()
        .header("X-Remote-User", user)
        .contentType("application/json")
        .body(body)
        .post(path)
        .then();
  }

  private static String permit(String id, String scope, String edge) {
    return """
    {"id": "%s", "issuer": "federal", "scope": %s, "edge": "%s", "effect": "permit",
     "effective": {"from": "2020-01-01T00:00:00-05:00"}, "citation": "a letter"}
    """
        .formatted(id, scope, edge);
  }

  private void approved(String id) {
    post("/instruments/" + id + "/approvals", "one", "").statusCode(200);
    post("/instruments/" + id + "/approvals", "two", "")
        .statusCode(200)
        .body("instrument.state", equalTo("approved"));
  }

  @Test
  void aRefusalIsProposedExplainedApprovedAndApplies() {
    post("/instruments", "drafter", permit("H-SHARE", "{\"nation\": \"US\"}", "share"))
        .statusCode(201)
        .body("instrument.state", equalTo("draft"));
    approved("H-SHARE");
    post("/instruments", "drafter", permit("H-BOS", "{\"ori\": \"MA0130100\"}", "return"))
        .statusCode(201);
    approved("H-BOS");
    post(
            "/instruments",
            "drafter",
            """
            {"id": "H-REFUSAL", "issuer": "agency", "scope": {"ori": "MA0130100"},
             "edge": "return", "recipients": ["agency"], "effect": "withhold",
             "reason": "RECIPIENT_REFUSED", "effective": {"from": "2020-02-01T00:00:00-05:00"}}
            """)
        .statusCode(201)
        .body("conflicts.kind", hasItem("NARROWS"))
        .body("conflicts.with", hasItem("H-BOS"));
    given()
        .get("/instruments/H-REFUSAL/effect")
        .then()
        .statusCode(200)
        .body(
            "statement",
            hasItem("Boston Police Department (MA0130100) is no longer told (H-REFUSAL)."))
        .body(
            "statement.toString()",
            containsString("Identifications still go to the field office BOS"));
    approved("H-REFUSAL");
    clock.advance(Duration.ofSeconds(1));
    UUID booking = TestEvents.bookingId("MA0130100", "H-1");
    log.write(
        TopicCatalogue.DETERMINATIONS.name(),
        booking.toString(),
        TestEvents.determination(
            TestEvents.booking("MA0130100", "H-1", clock.instant()).build(),
            IdentificationOutcome.MATCH,
            clock.instant()),
        clock.instant());
    List<Disposition> dispositions = log.dispositions(booking, all -> all.size() == 3);
    assertEquals(Outcome.DELIVERED, dispositions.get(0).getOutcome());
    assertEquals(Outcome.WITHHELD, dispositions.get(2).getOutcome());
    assertEquals(List.of("H-REFUSAL"), dispositions.get(2).getInstruments());
    given()
        .queryParam("effectiveAt", "2020-01-15T00:00:00-05:00")
        .get("/instruments")
        .then()
        .statusCode(200)
        .body("findAll { it.id.startsWith('H-') }", hasSize(2));
  }

  @Test
  void refusalsAreProblemDocumentsWithTheirReason() {
    post("/instruments", "drafter", permit("P-1", "{\"state\": \"Mass\"}", "return"))
        .statusCode(422)
        .contentType("application/problem+json")
        .body("reason", equalTo("UNKNOWN_SCOPE"));
    post(
            "/instruments",
            "drafter",
            permit("P-2", "{\"state\": \"TX\"}", "return").replace("federal", "king"))
        .statusCode(400)
        .body("detail", containsString("issuer"));
    given()
        .contentType("application/json")
        .body(permit("P-3", "{\"state\": \"TX\"}", "return"))
        .post("/instruments")
        .then()
        .statusCode(400)
        .body("reason", equalTo("NOBODY"));
    post("/instruments", "drafter", permit("P-4", "{\"state\": \"TX\"}", "return")).statusCode(201);
    post("/instruments/P-4/approvals", "drafter", "")
        .statusCode(403)
        .body("reason", equalTo("AUTHOR_APPROVES"));
    post("/instruments/P-0/approvals", "one", "")
        .statusCode(404)
        .body("reason", equalTo("UNKNOWN_INSTRUMENT"));
    post(
            "/instruments/P-4/termination",
            "other",
            """
            {"id": "P-4-END", "notice": "P30D", "from": "2026-04-01T00:00:00-05:00",
             "citation": "notice"}
            """)
        .statusCode(201)
        .body("instrument.terminates.instrument", equalTo("P-4"))
        .body("instrument.reason", equalTo("TERMINATED"));
  }

  @Test
  void aHeldCaseIsAWorkItemUntilTwoPeopleReviewedIt() {
    UUID booking = TestEvents.bookingId("ILCPD0000", "W-1");
    log.write(
        TopicCatalogue.DETERMINATIONS.name(),
        booking.toString(),
        TestEvents.determination(
            TestEvents.booking("ILCPD0000", "W-1", clock.instant()).build(),
            IdentificationOutcome.GREY,
            clock.instant()),
        clock.instant());
    log.dispositions(booking, all -> all.size() == 3);
    given()
        .get("/work-items")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.booking == '" + booking + "' }.kinds",
            equalTo(List.of("EXAMINER_REVIEW")));
    String review = "{\"booking\": \"" + booking + "\", \"verdict\": \"no-match\"}";
    post("/reviews", "examiner-one", review).statusCode(202);
    post("/reviews", "examiner-two", review).statusCode(202);
    log.dispositions(booking, all -> all.size() >= 4);
    given()
        .get("/work-items")
        .then()
        .body("items.findAll { it.booking == '" + booking + "' }", hasSize(0));
    post("/reviews", "examiner-one", review.replace("no-match", "maybe"))
        .statusCode(400)
        .body("reason", equalTo("UNREADABLE"));
  }
}
