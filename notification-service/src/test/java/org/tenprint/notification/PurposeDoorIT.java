package org.tenprint.notification;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.common.Sealed;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.RequestPurpose;
import org.tenprint.messaging.EventCodec;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.KeyId;

/** A field office says what it asks for, and the agency reads what it may use it for. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class PurposeDoorIT {
  private static final String ORI = "NY0303000";
  private static final String OFFICE = "field-office:NYC";
  private static final String TOPIC = "agency.NY0303000.identifications.v1";

  @Inject TestClock clock;
  @Inject RuleBookFeed ruleBook;

  private final TestLog log = new TestLog(TestBroker.shared());
  private UUID booking;

  @BeforeEach
  void theOfficeIsToldAndMayAsk() {
    clock.advance(Duration.ofMinutes(1));
    TestService service = new TestService(clock, ruleBook, log);
    service.theFieldOfficesAreTold();
    if (ruleBook.known().book().instrument("NY-ASK").isEmpty()) {
      service.record(
          TestEvents.instrument(
              "NY-ASK",
              TestEvents.state("NY"),
              Edge.REQUEST,
              Effect.PERMIT,
              clock.instant().minusSeconds(60),
              clock.instant().minusSeconds(60)));
    }
    booking = service.book(ORI, "P-" + UUID.randomUUID().toString().substring(0, 12));
    log.dispositions(booking, all -> all.size() == 3);
  }

  private ValidatableResponse asks(String key, String more) {
    return RestAssured.given()
        .header(TestParties.PARTY, OFFICE)
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(
            "{\"booking\": \"%s\", \"kind\": \"request\", \"ori\": \"%s\", \"warrant\": \"none\"%s}"
                .formatted(booking, ORI, more))
        .post("/case-events")
        .then();
  }

  private static String purpose(String word) {
    return ", \"purpose\": \"" + word + "\"";
  }

  @Test
  void theAgencyReadsWhatItMayBeUsedForWithItsOwnKeyAlone() throws Exception {
    asks("K-1", purpose("criminal-investigation")).statusCode(202);
    log.messages(TOPIC, booking, all -> all.size() == 1);
    byte[] sent = log.records(TOPIC, booking).get(0).value();
    RecipientMessage outside = EventCodec.of(RecipientMessage.class).decodeOutside(sent);
    assertNull(outside.getPurpose());
    Response answer =
        RestAssured.given().header(TestParties.PARTY, "agency:" + ORI).get("/keys/" + booking);
    answer.then().statusCode(200).body("keyId", equalTo(outside.getSealed().getKey()));
    assertEquals(RequestPurpose.CRIMINAL_INVESTIGATION, opened(outside, answer).getPurpose());
  }

  /** As a recipient does it, with what the door gave. */
  private RecipientMessage opened(RecipientMessage outside, Response answer) throws Exception {
    Sealed sealed = outside.getSealed();
    DataKey key = TestKeys.VAULT.find(KeyId.ofBooking(booking)).orElseThrow();
    String own = Base64.getEncoder().encodeToString(key.copy("agency:" + ORI));
    assertEquals(own, answer.path("key"));
    byte[] plain =
        key.open("agency:" + ORI, answer.path("about"), sealed.getBytes().array().clone());
    return EventCodec.of(RecipientMessage.class).decode(plain);
  }

  /** Sent again for another purpose, or for none, it is another request under the same key. */
  @Test
  void thePurposeIsPartOfWhatIsAsked() {
    asks("K-2", purpose("custody-safety")).statusCode(202);
    log.steps(booking, all -> all.size() == 2);
    asks("K-2", purpose("custody-safety")).statusCode(202);
    for (String other : new String[] {purpose("civil-enforcement"), ""}) {
      asks("K-2", other).statusCode(409).body("reason", equalTo("KEY_OF_ANOTHER_REQUEST"));
    }
    assertEquals(2, log.steps(booking, all -> all.size() >= 2).size());
  }

  @Test
  void wordsOutsideTheListAndOfWhatIsNoRequestAreRefused() {
    for (String word : new String[] {"unknown", "CIVIL_ENFORCEMENT", "civil enforcement", ""}) {
      asks("K-3", purpose(word)).statusCode(400).body("detail", containsString("purpose"));
    }
    TestDoor.post(
            "/case-events",
            "clerk",
            "{\"booking\": \"%s\", \"kind\": \"protected\"%s}"
                .formatted(booking, purpose("custody-safety")))
        .statusCode(400)
        .body("detail", containsString("does not belong"));
    assertEquals(1, log.steps(booking, all -> !all.isEmpty()).size());
  }
}
