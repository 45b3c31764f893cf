package org.tenprint.notification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.Principal;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.LiftGround;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.testkit.TestBroker;

/** Two reviewers report that a protection is over, and who was kept in the dark is told. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class LiftDoorIT {
  private static final String ORI = "NY0303000";
  private static final String OFFICE = "field-office:NYC";

  @Inject TestClock clock;
  @Inject RuleBookFeed ruleBook;

  private final TestLog log = new TestLog(TestBroker.shared());
  private TestService service;
  private UUID booking;

  @BeforeEach
  void aProtectedPersonIsBooked() {
    clock.advance(Duration.ofMinutes(1));
    service = new TestService(clock, ruleBook, log);
    service.theFieldOfficesAreTold();
    booking = booked(true);
  }

  private UUID booked(boolean hidden) {
    UUID made =
        service.book(
            ORI,
            "L-" + UUID.randomUUID().toString().substring(0, 12),
            IdentificationOutcome.MATCH,
            as -> as.setProtectedPerson(hidden));
    log.dispositions(made, all -> all.size() == 3);
    return made;
  }

  private String body(UUID of, String more) {
    return "{\"booking\": \"%s\", \"kind\": \"protection-lifted\"%s}".formatted(of, more);
  }

  private String lifted() {
    return ", \"ground\": \"ended\", \"authority\": \"USCIS\", \"order\": \"EAC-1\", \"from\": \"%s\""
        .formatted(clock.instant().minusSeconds(30));
  }

  private static ValidatableResponse reports(String who, String body) {
    return TestDoor.post("/case-events", who, body);
  }

  private Disposition office(List<Disposition> all) {
    return all.stream()
        .filter(one -> one.getRecipient().equals(OFFICE))
        .reduce((one, next) -> next)
        .orElseThrow();
  }

  @Test
  void theSecondReviewerLetsItBeDecidedAnew() {
    String body = body(booking, lifted());
    reports("clerk", body).statusCode(202).body("kind", equalTo("protection-lifted"));
    reports("clerk", body).statusCode(202);
    log.steps(booking, all -> all.size() == 3);
    Disposition kept = office(log.dispositions(booking, all -> all.size() == 3));
    assertEquals(Reason.PROTECTED, kept.getReason());
    assertNull(kept.getLift());
    reports("privacy", body).statusCode(202);
    Disposition told = office(log.dispositions(booking, all -> all.size() == 6));
    assertEquals(Outcome.DELIVERED, told.getOutcome());
    assertEquals(LiftGround.ENDED, told.getLift());
  }

  /** The door says the same of who is protected and of who is not: nobody asks it that way. */
  @Test
  void itIsAnsweredAlikeWhoeverItIs() {
    UUID open = booked(false);
    for (String body : List.of(lifted(), "", ", \"ground\": \"over\"")) {
      String hidden = reports("clerk", body(booking, body)).extract().asString();
      String known = reports("clerk", body(open, body)).extract().asString();
      assertEquals(
          known.replace(open.toString(), "").replaceAll("\"(instance|id)\":\"[^\"]*\"", ""),
          hidden.replace(booking.toString(), "").replaceAll("\"(instance|id)\":\"[^\"]*\"", ""));
    }
    assertEquals(3, log.dispositions(open, all -> all.size() >= 3).size());
  }

  @Test
  void anEndOfWhichAWordIsMissingIsRefused() {
    String body = body(booking, lifted());
    for (String key : List.of("ground", "authority", "order", "from")) {
      String less = body.replaceFirst(", \"" + key + "\": \"[^\"]*\"", "");
      reports("clerk", less).statusCode(400).body("detail", containsString(key));
    }
    refused(body.replace("USCIS", "\\u00a0"), "authority");
    refused(body.replace("EAC-1", " "), "order");
    refused(body.replace("USCIS", "U".repeat(257)), "at most 256");
    refused(body.replace("ended", "over"), "one of ended, waived");
    String later = clock.instant().plusSeconds(3600).toString();
    refused(body.replaceFirst("\"from\": \"[^\"]*\"", "\"from\": \"" + later + "\""), "to come");
    refused(body.replaceFirst("\"from\": \"[^\"]*\"", "\"from\": \"then\""), "from: when");
    refused(body.replace("}", ", \"terms\": \"alone\"}"), "does not belong");
    refused(body.replace("protection-lifted", "protected"), "does not belong");
    TestDoor.post(Principal.parse(OFFICE), "/case-events", body).statusCode(403);
    assertEquals(1, log.steps(booking, all -> !all.isEmpty()).size());
  }

  /** A statement comes in by the same door, and goes the same way. */
  @Test
  void whatAnAuthorityStatesIsRecorded() {
    String stated =
        lifted().replace("\"ground\": \"ended\"", "\"fact\": \"victim-witness\", \"says\": \"no\"");
    String body = body(booking, stated).replace("protection-lifted", "fact-stated");
    reports("clerk", body).statusCode(202).body("kind", equalTo("fact-stated"));
    log.steps(booking, all -> all.size() == 2);
    for (String key : List.of("fact", "says", "authority", "order", "from")) {
      String less = body.replaceFirst(", \"" + key + "\": \"[^\"]*\"", "");
      reports("clerk", less).statusCode(400).body("detail", containsString(key));
    }
    refused(body.replace("victim-witness", "unknown"), "one of victim-witness");
    refused(body.replace("\"no\"", "\"perhaps\""), "one of yes, no");
    refused(body.replace("}", ", \"ground\": \"ended\"}"), "does not belong");
    TestDoor.post(Principal.parse(OFFICE), "/case-events", body).statusCode(403);
    assertEquals(2, log.steps(booking, all -> all.size() >= 2).size());
  }

  private static void refused(String body, String why) {
    reports("clerk", body).statusCode(400).body("detail", containsString(why));
  }
}
