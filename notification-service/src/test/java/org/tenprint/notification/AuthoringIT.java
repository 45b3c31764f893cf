package org.tenprint.notification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tenprint.notification.TestDoor.given;
import static org.tenprint.notification.TestDoor.permit;
import static org.tenprint.notification.TestDoor.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
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
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.testkit.TestBroker;

/** Authoring over HTTP, with the running service behind. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class AuthoringIT {
  @Inject TestClock clock;
  @Inject RuleBookFeed ruleBook;

  private final TestLog log = new TestLog(TestBroker.shared());

  @BeforeEach
  void aMinutePasses() {
    clock.advance(Duration.ofMinutes(1));
  }

  private void approved(String id) {
    approve(id, "one").statusCode(200);
    approve(id, "two").statusCode(200).body("instrument.state", equalTo("approved"));
  }

  /** Approves as who read the conflict report. */
  private static ValidatableResponse approve(String id, String by) {
    String report = given().get("/instruments/" + id + "/effect").path("report");
    return post("/instruments/" + id + "/approvals", by, "{\"report\": \"" + report + "\"}");
  }

  private void theFieldOfficesAreTold() {
    if (given().get("/instruments/H-SHARE").statusCode() == 404) {
      post("/instruments", "drafter", permit("H-SHARE", "{\"nation\": \"US\"}", "share"))
          .statusCode(201)
          .body("instrument.state", equalTo("draft"))
          .body("conflicts", hasSize(0));
      post("/instruments/H-SHARE/approvals", "one", "")
          .statusCode(409)
          .body("reason", equalTo("REPORT_NOT_SEEN"));
      approved("H-SHARE");
      clock.advance(Duration.ofSeconds(1));
    }
  }

  private UUID booked(String ori, String tcn, IdentificationOutcome outcome) {
    UUID booking = TestEvents.bookingId(ori, tcn);
    log.write(
        TopicCatalogue.DETERMINATIONS.name(),
        booking.toString(),
        TestEvents.determination(
            TestEvents.booking(ori, tcn, clock.instant()).build(), outcome, clock.instant()),
        clock.instant());
    return booking;
  }

  @Test
  void aRefusalIsProposedExplainedApprovedAndAppliesToTheNextDispatch() {
    theFieldOfficesAreTold();
    post("/instruments", "drafter", permit("H-BOS", "{\"ori\": \"MA0130100\"}", "return"))
        .statusCode(201);
    approved("H-BOS");
    clock.advance(Duration.ofSeconds(1));
    UUID before = booked("MA0130100", "H-0", IdentificationOutcome.MATCH);
    assertEquals(
        Outcome.DELIVERED, log.dispositions(before, all -> all.size() == 3).get(2).getOutcome());
    post(
            "/instruments",
            "drafter",
            """
            {"id": "H-REFUSAL", "issuer": "agency", "scope": {"ori": "MA0130100"},
             "edge": "return", "recipients": ["agency"], "effect": "withhold",
             "reason": "RECIPIENT_REFUSED", "effective": {"from": "%s"}}
            """
                .formatted(clock.instant()))
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
    post("/instruments/H-REFUSAL/approvals", "one", "")
        .statusCode(409)
        .body("reason", equalTo("REPORT_NOT_SEEN"));
    post("/instruments/H-REFUSAL/approvals", "one", "{\"report\": \"0123456789abcdef\"}")
        .statusCode(409);
    approved("H-REFUSAL");
    given()
        .get("/instruments/H-REFUSAL")
        .then()
        .body("approvalRecords.by", equalTo(List.of(TestPeople.id("one"), TestPeople.id("two"))))
        .body("approvalRecords[1].report.length()", equalTo(16));
    clock.advance(Duration.ofSeconds(1));
    UUID booking = booked("MA0130100", "H-1", IdentificationOutcome.MATCH);
    List<Disposition> dispositions = log.dispositions(booking, all -> all.size() == 3);
    assertEquals(Outcome.DELIVERED, dispositions.get(0).getOutcome());
    assertEquals(Outcome.WITHHELD, dispositions.get(2).getOutcome());
    assertEquals(List.of("H-REFUSAL"), dispositions.get(2).getInstruments());
    assertEquals(ruleBook.known().book().version(), dispositions.get(2).getRuleBookVersion());
    given()
        .queryParam("effectiveAt", "2020-01-15T00:00:00-05:00")
        .get("/instruments")
        .then()
        .statusCode(200)
        .body("findAll { it.id.startsWith('H-') }", hasSize(2));
    given()
        .queryParam("knownAt", "2020-01-15T00:00:00-05:00")
        .get("/instruments")
        .then()
        .body("findAll { it.id.startsWith('H-') }", hasSize(0));
  }

  @Test
  void nobodyWritesOrApprovesTheLawOfAnotherJurisdiction() {
    String draft = permit("H-FOREIGN", "{\"ori\": \"MA0130100\"}", "return");
    for (String foreign : List.of("federal:IL", "state:MA", "agency:MA0130100", "king:US", "")) {
      written(foreign, "/instruments", draft)
          .statusCode(403)
          .body("reason", equalTo("NOT_ITS_JURISDICTION"));
    }
    written("federal:MA", "/instruments", draft).statusCode(201);
    written("federal:IL", "/instruments/H-FOREIGN/approvals", "").statusCode(403);
    String end = "{\"id\": \"H-END\", \"notice\": \"P30D\", \"from\": \"2030-01-01T00:00:00Z\"}";
    written("state:MA", "/instruments/H-FOREIGN/termination", end).statusCode(403);
    String ending =
        permit("H-OWN", "{\"state\": \"IL\"}", "return")
            .replace("\"citation\"", "\"supersedes\": \"H-FOREIGN\", \"citation\"");
    written("federal:IL", "/instruments", ending)
        .statusCode(403)
        .body("reason", equalTo("NOT_ITS_JURISDICTION"));
    given().get("/instruments/H-OWN").then().statusCode(404);
    given().get("/instruments/H-FOREIGN").then().body("approvalRecords", hasSize(0));
  }

  private static ValidatableResponse written(String jurisdiction, String path, String body) {
    List<String> roles = List.of("author", "approver");
    return RestAssured.given()
        .auth()
        .oauth2(TestPeople.token("writer", roles, List.of(), List.of(jurisdiction)))
        .contentType("application/json")
        .body(body)
        .post(path)
        .then();
  }

  /** The log keeps microseconds: the report that the author is shown is the approver's too. */
  @Test
  void aProposalIsAnsweredAsTheLogHasIt() {
    String draft =
        permit("M-1", "{\"state\": \"VA\"}", "return")
            .replace("2020-01-01T00:00:00-05:00", "2020-01-01T00:00:00.123456789-05:00");
    String report =
        post("/instruments", "drafter", draft)
            .statusCode(201)
            .body("instrument.effective.from", equalTo("2020-01-01T00:00:00.123456-05:00"))
            .extract()
            .path("report");
    post("/instruments/M-1/approvals", "one", "{\"report\": \"" + report + "\"}").statusCode(200);
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
}
