package org.tenprint.notification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.tenprint.notification.TestDoor.review;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.RequestKind;
import org.tenprint.events.notification.Warrant;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.testkit.TestBroker;

/** One case of work, shown to who may answer it. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class WorkItemIT {
  @Inject TestClock clock;
  @Inject RuleBookFeed ruleBook;

  private final TestLog log = new TestLog(TestBroker.shared());
  private TestService service;

  @BeforeEach
  void theFieldOfficesAreTold() {
    clock.advance(Duration.ofMinutes(1));
    service = new TestService(clock, ruleBook, log);
    service.theFieldOfficesAreTold();
  }

  private static ValidatableResponse shown(String who, String role, String office, Object id) {
    return RestAssured.given()
        .header("Tenprint-Purpose", "hold-review")
        .auth()
        .oauth2(TestPeople.token(who, List.of(role), List.of(office), List.of()))
        .get("/work-items/" + id)
        .then();
  }

  @Test
  void anExaminerSeesWhatThePrintsSayAndNoVerdictButTheirOwn() {
    UUID held = service.book("ILCPD0000", "S-1", IdentificationOutcome.GREY, as -> as);
    log.dispositions(held, all -> all.size() == 3);
    shown("ann", "examiner", "CHI", held)
        .statusCode(200)
        .body("bookingOri", equalTo("ILCPD0000"))
        .body("tcn", equalTo("S-1"))
        .body("office", equalTo("CHI"))
        .body("questions.size()", equalTo(1))
        .body("questions[0].kinds", equalTo(List.of("EXAMINER_REVIEW")))
        .body("questions[0].asked", equalTo(List.of("match", "no-match")))
        .body("questions[0].prints.candidate", equalTo("subject-S-1"))
        .body("questions[0].prints.gallery", equalTo(1000))
        .body("questions[0]", not(hasKey("age")))
        .body("questions[0].verdicts", equalTo(Map.of()));
    review("examiner-one", held, "match").statusCode(202);
    log.steps(held, all -> all.size() == 2);
    shown("ann", "examiner", "CHI", held).body("questions[0].verdicts", equalTo(Map.of()));
    shown("examiner-one", "examiner", "CHI", held).body("questions[0].verdicts.size()", equalTo(1));
  }

  @Test
  void aReviewerIsToldWhichRequestIsAskedAbout() {
    UUID held =
        service.book(
            "ILCPD0000",
            "S-6",
            IdentificationOutcome.MATCH,
            as -> as.setBorn(LocalDate.of(2010, 1, 1)));
    log.dispositions(held, all -> all.size() == 3);
    CaseEvent request =
        TestEvents.event(held, CaseEventKind.REQUESTED, clock.instant())
            .setOri("ILCPD0000")
            .setRequestKind(RequestKind.RELEASE_DATE)
            .setWarrant(Warrant.JUDICIAL)
            .build();
    log.write(TopicCatalogue.CASE_EVENTS.name(), held.toString(), request, clock.instant());
    log.dispositions(held, all -> all.size() == 4);
    shown("ann", "reviewer", "CHI", held)
        .statusCode(200)
        .body("questions.size()", equalTo(2))
        .body("questions[0]", not(hasKey("request")))
        .body("questions[1].kinds", equalTo(List.of("JUVENILE")))
        .body("questions[1].request.agency", equalTo("ILCPD0000"))
        .body("questions[1].request.kind", equalTo("release-date"))
        .body("questions[1].request.warrant", equalTo("judicial"))
        .body("questions[1].request", hasKey("since"));
  }

  @Test
  void whatIsNotTheirsOrAsksNothingIsAnsweredAsWhatDoesNotExist() {
    UUID held = service.book("ILCPD0000", "S-2", IdentificationOutcome.GREY, as -> as);
    UUID told = service.book("ILCPD0000", "S-3", IdentificationOutcome.MATCH, as -> as);
    log.dispositions(held, all -> all.size() == 3);
    log.dispositions(told, all -> all.size() == 3);
    String unknown = unknown(shown("ann", "examiner", "CHI", new UUID(0, 1)));
    for (ValidatableResponse answer :
        List.of(
            shown("ann", "examiner", "BOS", held),
            shown("ann", "reviewer", "CHI", held),
            shown("ann", "examiner", "CHI", told),
            shown("ann", "examiner", "CHI", "1-2-3-4-5"),
            shown("ann", "examiner", "CHI", held.toString().toUpperCase()))) {
      assertEquals(unknown, unknown(answer));
    }
    shown("ann", "auditor", "CHI", held).statusCode(403);
    shown("ann", "examiner", "nowhere", held).statusCode(403).body("reason", equalTo("NO_OFFICE"));
  }

  private static String unknown(ValidatableResponse answer) {
    return answer
        .statusCode(404)
        .body("reason", equalTo("UNKNOWN_BOOKING"))
        .extract()
        .path("detail");
  }

  @Test
  void theListSaysOfWhichBookingAndWhatIsAsked() {
    UUID held = service.book("ILCPD0000", "S-4", IdentificationOutcome.GREY, as -> as);
    log.dispositions(held, all -> all.size() == 3);
    UUID failed = service.book("VA0070100", "S-5", IdentificationOutcome.ERROR, as -> as);
    log.dispositions(failed, all -> all.size() == 3);
    String of = "items.find { it.booking == '%s' }.";
    TestDoor.given()
        .get("/work-items")
        .then()
        .statusCode(200)
        .body("complete", equalTo(true))
        .body("missing", equalTo(List.of()))
        .body(of.formatted(held) + "ori", equalTo("ILCPD0000"))
        .body(of.formatted(held) + "tcn", equalTo("S-4"))
        .body(of.formatted(held) + "asked", equalTo(List.of("match", "no-match")))
        .body(of.formatted(failed) + "tcn", equalTo("S-5"))
        .body(of.formatted(failed) + "asked", equalTo(List.of()))
        .body(of.formatted(failed) + "score", nullValue());
    TestDoor.given()
        .get("/work-items?outcome=HELD")
        .then()
        .statusCode(200)
        .body(of.formatted(held) + "tcn", equalTo("S-4"))
        .body(of.formatted(failed) + "tcn", nullValue());
    TestDoor.given()
        .get("/work-items?outcome=delivered")
        .then()
        .statusCode(400)
        .body("reason", equalTo("UNREADABLE"));
  }

  /** Many of one word are kept from being recorded, and no other word, and nobody else's. */
  @Test
  void whoSaysTheSameTooOftenIsToldWhenToGoOn() {
    UUID held = service.book("ILCPD0000", "S-7", IdentificationOutcome.GREY, as -> as);
    log.dispositions(held, all -> all.size() == 3);
    String sheet = TestDoor.sheet(TestDoor.as("often"), held);
    String match = TestDoor.verdict(held, "match", sheet);
    int said = saidUntilRefused("/reviews", match, 40);
    assertTrue(said >= 16, "so many at once: " + said);
    assertEquals(said, log.records(TopicCatalogue.REVIEWS.name(), held).size());
    TestDoor.post("/reviews", "often", match.replace("\"match", "\"no-match")).statusCode(202);
    review("examiner-two", held, "no-match").statusCode(202);
    assertEquals(said + 2, log.records(TopicCatalogue.REVIEWS.name(), held).size());
    UUID other = UUID.randomUUID();
    String report = "{\"booking\": \"%s\", \"kind\": \"protected\"}";
    int reported = saidUntilRefused("/case-events", report.formatted(other), 250);
    assertTrue(reported >= 100, "a booking has a hundred charges: " + reported);
    assertEquals(reported, log.records(TopicCatalogue.CASE_EVENTS.name(), other).size());
    TestDoor.post("/case-events", "seldom", report.formatted(other)).statusCode(202);
  }

  /** How often it was recorded before the answer was when to go on. */
  private static int saidUntilRefused(String path, String body, int most) {
    for (int said = 0; said < most; said++) {
      ValidatableResponse answer = TestDoor.post(path, "often", body);
      if (answer.extract().statusCode() != 202) {
        answer
            .statusCode(429)
            .contentType("application/problem+json")
            .header("Retry-After", Integer::parseInt, greaterThanOrEqualTo(1))
            .body("reason", equalTo("TOO_MANY"))
            .body("instance", equalTo(path))
            .body("detail", containsString("it was not recorded; send it again after the time"));
        return said;
      }
    }
    return fail("nobody says that it is too often");
  }
}
