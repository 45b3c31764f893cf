package org.tenprint.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.notification.TestDoor.given;
import static org.tenprint.notification.TestDoor.post;
import static org.tenprint.notification.TestDoor.review;
import static org.tenprint.notification.TestDoor.sheet;
import static org.tenprint.notification.TestDoor.verdict;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.testkit.TestBroker;

/** Cases over HTTP, with the running service behind: events, reviews and work for people. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class CaseDoorIT {
  private static final String PAPER = ", \"authority\": \"Court\", \"order\": \"1\"";

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

  @Test
  void whatHappensToACaseIsReported() {
    UUID booking = service.book("NY0303000", "E-1", IdentificationOutcome.MATCH, as -> as);
    log.dispositions(booking, all -> all.size() == 3);
    String dismissed = event(booking, "charge-dismissed", ", \"ncic\": \"1201\"" + PAPER);
    post("/case-events", "clerk", dismissed)
        .statusCode(202)
        .body("kind", equalTo("charge-dismissed"));
    post(Principal.parse("field-office:NYC"), "/case-events", dismissed).statusCode(403);
    String request =
        event(booking, "request", ", \"ori\": \"NY0303000\", \"warrant\": \"judicial\"");
    post(Principal.parse("field-office:SEA"), "/case-events", request)
        .statusCode(404)
        .body("reason", equalTo("UNKNOWN_BOOKING"));
    post("/case-events", "officer", request).statusCode(403);
    post(Principal.parse("field-office:NYC"), "/case-events", request).statusCode(202);
    Disposition asked = log.dispositions(booking, all -> all.size() == 4).get(3);
    assertEquals("request:NY0303000", asked.getRecipient());
    post("/case-events", "clerk", event(booking, "expunged", ", \"order\": \"ORDER-1\""))
        .statusCode(202)
        .body("kind", equalTo("expunged"));
    Disposition recalled = log.dispositions(booking, all -> all.size() == 5).get(4);
    assertEquals(Outcome.RECALLED, recalled.getOutcome());
    assertEquals(Reason.SEALED, recalled.getReason());
    UUID other = service.book("NY0303000", "E-2", IdentificationOutcome.MATCH, as -> as);
    log.dispositions(other, all -> all.size() == 3);
    post("/case-events", "privacy", event(other, "protected", "")).statusCode(202);
    assertEquals(
        Reason.CORRECTED, log.dispositions(other, all -> all.size() == 4).get(3).getReason());
    String tried = event(other, "tried-as-adult", ", \"authority\": \"Court\", \"order\": \"1\"");
    post("/case-events", "clerk", tried).statusCode(202).body("kind", equalTo("tried-as-adult"));
    post(Principal.parse("field-office:NYC"), "/case-events", tried).statusCode(403);
    String vacated = tried.replace("tried-as-adult", "adult-trial-vacated");
    post("/case-events", "clerk", vacated).statusCode(202);
    log.steps(other, all -> all.size() == 4);
    refused(event(other, "tried-as-adult", ", \"order\": \"1\""), 400, "authority is wanted");
    consentsAreReported(other);
    refused(event(other, "tried-as-adult", ", \"authority\": \"C\""), 400, "order is wanted");
    refused(vacated.replace("Court", "C".repeat(257)), 400, "at most 256");
    refused(vacated.replace("Court", "\uD835\uDC9E".repeat(129)), 400, "at most 256");
    refused(vacated.replace("Court", " "), 400, "authority");
    refused(event(booking, "expunged", ""), 400, "order is wanted");
    refused(event(booking, "charge-dismissed", ", \"ncic\": \"12\"" + PAPER), 400, "four digits");
    refused(dismissed.replace(PAPER, ""), 400, "authority is wanted");
    String back = dismissed.replace("charge-dismissed", "dismissal-taken-back");
    refused(back.replace("1201", "12"), 400, "four digits");
    refused(back.replace("\"Court\"", "\"\\u00a0\""), 400, "authority: the court");
    refused(back.replace("}", ", \"ori\": \"NY0303000\"}"), 400, "does not belong");
    post(Principal.parse("field-office:NYC"), "/case-events", back).statusCode(403);
    post("/case-events", "clerk", back)
        .statusCode(202)
        .body("kind", equalTo("dismissal-taken-back"));
    refused(dismissed.replace("\"Court\"", "\"\\u00a0\""), 400, "authority: the court");
    refused(
        dismissed.replace("\"Court\"", "\"" + "\\ufdfa".repeat(8) + "\""),
        400,
        "authority: the court");
    refused(dismissed.replace(", \"order\": \"1\"", ""), 400, "order is wanted");
    refused(
        dismissed.replace("}", ", \"from\": \"2011-06-06T14:00:00Z\"}"), 400, "does not belong");
    refused(event(booking, "protected", ", \"ncic\": \"1201\""), 400, "does not belong");
    refused(event(booking, "forgotten", ""), 400, "one of protected");
    refused(event(booking, "protected", ", \"why\": \"so\""), 400, "known keys");
    post(
            Principal.parse("field-office:NYC"),
            "/case-events",
            event(booking, "request", ", \"ori\": \"XX0000000\", \"warrant\": \"none\""))
        .statusCode(422)
        .body("detail", containsString("no agency"));
    post(Principal.parse("field-office:NYC"), "/case-events", event(booking, "protected", ""))
        .statusCode(403);
    refused("{\"booking\": \"B-1\", \"kind\": \"protected\"}", 400, "UUID");
    refused("[]", 400, "object");
  }

  /** By two reviewers, and never by the office that asks. */
  private void consentsAreReported(UUID booking) {
    String of =
        ", \"ori\": \"NY0303000\", \"asked\": \"2011-06-06T14:00:00.000123Z\", \"form\": \"F-1\"";
    String consented = event(booking, "consented", of + ", \"terms\": \"with-counsel\"");
    post("/case-events", "clerk", consented).statusCode(202).body("kind", equalTo("consented"));
    String withdrawn = event(booking, "consent-withdrawn", ", \"ori\": \"NY0303000\"");
    for (String body : List.of(consented, withdrawn)) {
      post(Principal.parse("field-office:NYC"), "/case-events", body).statusCode(403);
    }
    post("/case-events", "clerk", withdrawn).statusCode(202);
    log.steps(booking, all -> all.size() == 6);
    refused(event(booking, "consented", of), 400, "terms is wanted");
    refused(consented.replace("with-counsel", "none"), 400, "consent-withdrawn");
    refused(consented.replace("with-counsel", "perhaps"), 400, "one of none, alone, with-counsel");
    refused(consented.replace("F-1", "F".repeat(257)), 400, "at most 256");
    refused(consented.replace("\"F-1\"", "\" \""), 400, "form");
    refused(consented.replace("\"F-1\"", "\"\\u00a0\""), 400, "form");
    refused(consented.replace("2011-06-06T14:00:00.000123Z", "yesterday"), 400, "asked: when");
    refused(consented.replace("2011", "+999999999"), 400, "asked: when");
    refused(consented.replace("NY0303000", "XX0000000"), 422, "no agency");
    refused(withdrawn.replace("}", ", \"form\": \"F-1\"}"), 400, "does not belong");
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
    UUID unruled = service.book("VA0070100", "N-1", IdentificationOutcome.MATCH, as -> as);
    UUID failed = service.book("VA0070100", "N-2", IdentificationOutcome.ERROR, as -> as);
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

  @Test
  void aVerdictThatAnswersNothingIsRefusedAndIsNotRecorded() {
    UUID unknown = TestEvents.bookingId("ILCPD0000", "V-0");
    String review = "{\"booking\": \"%s\", \"verdict\": \"%s\"}";
    post("/reviews", "examiner-one", review.formatted(unknown, "match"))
        .statusCode(404)
        .contentType("application/problem+json")
        .body("reason", equalTo("UNKNOWN_BOOKING"));
    UUID held = service.book("ILCPD0000", "V-1", IdentificationOutcome.GREY, as -> as);
    log.dispositions(held, all -> all.size() == 3);
    post("/reviews", "examiner-one", review.formatted(held, "release"))
        .statusCode(409)
        .body("reason", equalTo("ANSWERS_NOTHING"))
        .body("detail", containsString("what does: match, no-match"));
    review("examiner-one", held, "match").statusCode(202).body("checked", equalTo(true));
    log.steps(held, all -> all.size() == 2);
    assertEquals(1, log.records(TopicCatalogue.REVIEWS.name(), held).size());
    assertEquals(0, log.records(TopicCatalogue.REVIEWS.name(), unknown).size());
  }

  /** What was seen stands beside the verdict, in a header that is signed with the rest. */
  @Test
  void aVerdictNamesWhatWasSeenAndTheLogKeepsIt() {
    UUID held = service.book("ILCPD0000", "V-2", IdentificationOutcome.GREY, as -> as);
    UUID another = service.book("ILCPD0000", "V-3", IdentificationOutcome.GREY, as -> as);
    log.dispositions(held, all -> all.size() == 3);
    log.dispositions(another, all -> all.size() == 3);
    String seen = sheet(TestDoor.as("examiner-one"), held);
    assertEquals(seen, sheet(TestDoor.as("examiner-two"), held));
    String unseen = "{\"booking\": \"" + held + "\", \"verdict\": \"match\"}";
    String others = sheet(TestDoor.as("examiner-one"), another);
    for (String body : List.of(unseen, verdict(held, "match", others))) {
      post("/reviews", "examiner-one", body)
          .statusCode(409)
          .body("reason", equalTo("SHEET_NOT_SEEN"));
    }
    post("/reviews", "examiner-one", verdict(held, "match", "it")).statusCode(400);
    assertEquals(0, log.records(TopicCatalogue.REVIEWS.name(), held).size());
    post("/reviews", "examiner-one", verdict(held, "match", seen)).statusCode(202);
    var recorded = log.records(TopicCatalogue.REVIEWS.name(), held).get(0);
    assertEquals(seen, new String(recorded.headers().lastHeader("ce_sheet").value(), US_ASCII));
    log.steps(held, all -> all.size() == 2);
    assertEquals(seen, sheet(TestDoor.as("examiner-one"), held), "their verdict is no other sheet");
  }

  /** Illinois is Chicago's. */
  @Test
  void aCaseIsWorkOfItsOwnOfficeAloneAndOfOthersDoesNotExist() {
    UUID held = service.book("ILCPD0000", "O-1", IdentificationOutcome.GREY, as -> as);
    log.dispositions(held, all -> all.size() == 3);
    String review = "{\"booking\": \"%s\", \"verdict\": \"match\"}";
    UUID nobodys = TestEvents.bookingId("ILCPD0000", "O-0");
    String others = sent("/reviews", "BOS", review, held);
    assertEquals(sent("/reviews", "BOS", review, nobodys), others);
    assertTrue(others.contains("UNKNOWN_BOOKING"), others);
    String report = event(held, "protected", "");
    assertTrue(sent("/case-events", "BOS", report, held).contains("UNKNOWN_BOOKING"));
    assertEquals(List.of(), listed("BOS", held));
    assertEquals(List.of("CHI"), listed("CHI", held));
    assertTrue(sent("/reviews", "nowhere", review, held).contains("NO_OFFICE"));
    assertEquals(0, log.records(TopicCatalogue.REVIEWS.name(), held).size());
    assertEquals(0, log.records(TopicCatalogue.CASE_EVENTS.name(), held).size());
    String seen = verdict(held, "match", sheet(of("CHI"), held));
    assertTrue(sent("/reviews", "CHI", seen, held).contains("\"checked\":true"));
  }

  private static RequestSpecification of(String office) {
    List<String> roles = List.of("reviewer", "examiner");
    return RestAssured.given()
        .header("Tenprint-Purpose", "test")
        .auth()
        .oauth2(TestPeople.token("ann", roles, List.of(office), List.of()));
  }

  private static String sent(String path, String office, String body, UUID booking) {
    return of(office)
        .contentType("application/json")
        .body(body.formatted(booking))
        .post(path)
        .asString();
  }

  private static List<String> listed(String office, UUID booking) {
    return of(office)
        .get("/work-items")
        .path("items.findAll { it.booking == '" + booking + "' }.office");
  }

  @Test
  void aHeldCaseIsAWorkItemUntilTwoPeopleReviewedIt() {
    UUID booking = service.book("ILCPD0000", "W-1", IdentificationOutcome.GREY, as -> as);
    log.dispositions(booking, all -> all.size() == 3);
    given()
        .get("/work-items")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.booking == '" + booking + "' }.kinds",
            equalTo(List.of("EXAMINER_REVIEW")));
    review("examiner-one", booking, "no-match").statusCode(202);
    review("examiner-two", booking, "no-match").statusCode(202);
    log.dispositions(booking, all -> all.size() >= 4);
    given()
        .get("/work-items")
        .then()
        .body(
            "items.findAll { it.booking == '" + booking + "' && it.outcome == 'HELD' }",
            hasSize(0));
    post("/reviews", "examiner-one", verdict(booking, "maybe", "0".repeat(32)))
        .statusCode(400)
        .body("reason", equalTo("UNREADABLE"));
  }
}
