package org.tenprint.notification;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.testkit.TestBroker;

/** Authoring and reviewing over HTTP, with the running service behind. */
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

  private static ValidatableResponse post(String path, String user, String body) {
    return given()
        .header("X-Remote-User", user)
        .contentType("application/json")
        .body(body)
        .post(path)
        .then();
  }

  @Test
  void whatIsNotOneReadableObjectIsRefusedAtTheDoor() {
    String twice = "{\"booking\": \"x\", \"verdict\": \"match\", \"verdict\": \"release\"}";
    post("/reviews", "examiner", twice)
        .statusCode(400)
        .body("reason", equalTo("UNREADABLE"))
        .body("detail", containsString("key twice"));
    post("/instruments", "drafter", permit("A\\nINFO approved", "{\"nation\": \"US\"}", "share"))
        .statusCode(400)
        .body("detail", containsString("line break"));
  }

  /** Of nine megabytes not one is sent: the head alone is answered. */
  @Test
  void whatIsTooLongIsRefusedBeforeItIsRead() throws IOException {
    String head =
        """
        POST /case-events HTTP/1.1
        Host: localhost
        X-Remote-User: clerk
        Content-Type: application/json
        Content-Length: 9000000

        """;
    try (Socket socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(US_ASCII));
      socket.getOutputStream().flush();
      String status =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
      assertTrue(status.contains(" 413 "), status);
    }
  }

  private static String permit(String id, String scope, String edge) {
    return """
    {"id": "%s", "issuer": "federal", "scope": %s, "edge": "%s", "effect": "permit",
     "effective": {"from": "2020-01-01T00:00:00-05:00"}, "citation": "a letter"}
    """
        .formatted(id, scope, edge);
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
      post("/instruments/H-SHARE/approvals", "one", "").statusCode(200);
      post("/instruments/H-SHARE/approvals", "two", "").statusCode(200);
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
        .body("approvalRecords.by", equalTo(List.of("one", "two")))
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
        .body("", hasSize(0));
  }

  @Test
  void whatHappensToACaseIsReported() {
    theFieldOfficesAreTold();
    UUID booking = booked("NY0303000", "E-1", IdentificationOutcome.MATCH);
    log.dispositions(booking, all -> all.size() == 3);
    post("/case-events", "clerk", event(booking, "charge-dismissed", ", \"ncic\": \"1201\""))
        .statusCode(202);
    post(
            "/case-events",
            "officer",
            event(booking, "request", ", \"ori\": \"NY0303000\", \"warrant\": \"judicial\""))
        .statusCode(202);
    Disposition asked = log.dispositions(booking, all -> all.size() == 4).get(3);
    assertEquals("request:NY0303000", asked.getRecipient());
    post("/case-events", "clerk", event(booking, "expunged", ", \"order\": \"ORDER-1\""))
        .statusCode(202)
        .body("kind", equalTo("expunged"));
    Disposition recalled = log.dispositions(booking, all -> all.size() == 5).get(4);
    assertEquals(Outcome.RECALLED, recalled.getOutcome());
    assertEquals(Reason.SEALED, recalled.getReason());
    UUID other = booked("NY0303000", "E-2", IdentificationOutcome.MATCH);
    log.dispositions(other, all -> all.size() == 3);
    post("/case-events", "privacy", event(other, "protected", "")).statusCode(202);
    assertEquals(
        Reason.CORRECTED, log.dispositions(other, all -> all.size() == 4).get(3).getReason());
    refused(event(booking, "expunged", ""), 400, "order is wanted");
    refused(event(booking, "charge-dismissed", ", \"ncic\": \"12\""), 400, "four digits");
    refused(event(booking, "protected", ", \"ncic\": \"1201\""), 400, "does not belong");
    refused(event(booking, "forgotten", ""), 400, "one of protected");
    refused(event(booking, "protected", ", \"why\": \"so\""), 400, "known keys");
    refused(
        event(booking, "request", ", \"ori\": \"XX0000000\", \"warrant\": \"none\""),
        422,
        "no agency");
    refused("{\"booking\": \"B-1\", \"kind\": \"protected\"}", 400, "UUID");
    refused("[]", 400, "object");
  }

  private static String event(UUID booking, String kind, String more) {
    return "{\"booking\": \"%s\", \"kind\": \"%s\"%s}".formatted(booking, kind, more);
  }

  private static void refused(String body, int status, String detail) {
    post("/case-events", "clerk", body)
        .statusCode(status)
        .contentType("application/problem+json")
        .body("detail", containsString(detail));
  }

  @Test
  void whatNoRulePermittedIsWorkUntilItsDeadline() {
    UUID unruled = booked("VA0070100", "N-1", IdentificationOutcome.MATCH);
    UUID failed = booked("VA0070100", "N-2", IdentificationOutcome.ERROR);
    log.dispositions(unruled, all -> all.size() == 3);
    log.dispositions(failed, all -> all.size() == 3);
    String since = item(unruled, "since");
    assertEquals("WITHHELD", item(unruled, "outcome"));
    assertEquals(List.of("NO_RULE"), item(unruled, "kinds"));
    assertEquals(List.of("ERROR"), item(failed, "kinds"));
    assertEquals(
        Instant.parse(since).plus(Duration.ofDays(30)), Instant.parse(item(unruled, "deadline")));
    clock.advance(Duration.ofDays(31));
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> item(unruled, "kinds") == null);
  }

  private static <T> T item(UUID booking, String field) {
    return given()
        .get("/work-items")
        .path("items.find { it.booking == '" + booking + "' }." + field);
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
  void whatNoResourceAnswersIsAProblemDocumentToo() {
    assertProblem(given().get("/nothing"), 404, "/nothing");
    assertProblem(given().put("/instruments"), 405, "/instruments");
    assertProblem(given().accept("text/html").get("/instruments"), 406, "/instruments");
    assertProblem(given().contentType("text/plain").body("x").post("/reviews"), 415, "/reviews");
    post("/reviews", "one", "{")
        .statusCode(400)
        .body("reason", equalTo("UNREADABLE"))
        .body("instance", equalTo("/reviews"))
        .body("detail", containsString("line 1, column"));
    post("/instruments", "drafter", permit("P-5", "{\"state\": \"ZZ\"}", "return"))
        .statusCode(422)
        .body("reason", equalTo("UNKNOWN_SCOPE"))
        .body("detail", containsString("No agency is known in ZZ"));
  }

  private static void assertProblem(Response answer, int status, String path) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", equalTo(status))
        .body("instance", equalTo(path));
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
  void aVerdictThatAnswersNothingIsRefusedAndIsNotRecorded() {
    UUID unknown = TestEvents.bookingId("ILCPD0000", "V-0");
    String review = "{\"booking\": \"%s\", \"verdict\": \"%s\"}";
    post("/reviews", "examiner-one", review.formatted(unknown, "match"))
        .statusCode(404)
        .contentType("application/problem+json")
        .body("reason", equalTo("UNKNOWN_BOOKING"));
    UUID held = booked("ILCPD0000", "V-1", IdentificationOutcome.GREY);
    log.dispositions(held, all -> all.size() == 3);
    post("/reviews", "examiner-one", review.formatted(held, "release"))
        .statusCode(409)
        .body("reason", equalTo("ANSWERS_NOTHING"))
        .body("detail", containsString("what does: match, no-match"));
    post("/reviews", "examiner-one", review.formatted(held, "match"))
        .statusCode(202)
        .body("checked", equalTo(true));
    log.steps(held, all -> all.size() == 2);
    assertEquals(1, log.records(TopicCatalogue.REVIEWS.name(), held).size());
    assertEquals(0, log.records(TopicCatalogue.REVIEWS.name(), unknown).size());
  }

  @Test
  void aHeldCaseIsAWorkItemUntilTwoPeopleReviewedIt() {
    UUID booking = booked("ILCPD0000", "W-1", IdentificationOutcome.GREY);
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
        .body(
            "items.findAll { it.booking == '" + booking + "' && it.outcome == 'HELD' }",
            hasSize(0));
    post("/reviews", "examiner-one", review.replace("no-match", "maybe"))
        .statusCode(400)
        .body("reason", equalTo("UNREADABLE"));
  }
}
