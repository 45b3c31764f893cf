package org.tenprint.notification;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Edge;
import org.tenprint.events.notification.Effect;
import org.tenprint.events.notification.Instrument;
import org.tenprint.events.notification.MessageKind;
import org.tenprint.events.notification.RecipientKind;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.events.notification.RequestKind;
import org.tenprint.messaging.EventCodec;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.KeyId;

/** A field office asks, and the agency reads what it has to tell the person. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class NoticeDoorIT {
  private static final String ORI = "AZ0070000";
  private static final String AGENCY = "agency:" + ORI;
  private static final String TOPIC = "agency." + ORI + ".identifications.v1";

  @Inject TestClock clock;
  @Inject RuleBookFeed ruleBook;

  private final TestLog log = new TestLog(TestBroker.shared());
  private UUID booking;

  @BeforeEach
  void theAgencyMayBeAskedAndTellsThePerson() {
    clock.advance(Duration.ofMinutes(1));
    TestService service = new TestService(clock, ruleBook, log);
    service.theFieldOfficesAreTold();
    service.record(ofRequests("AZ-ASK"));
    service.record(ofRequests("AZ-TELL").setRecipients(List.of(RecipientKind.SUBJECT)));
    booking = service.book(ORI, "N-" + UUID.randomUUID().toString().substring(0, 12));
    log.dispositions(booking, all -> all.size() == 3);
  }

  private Instrument.Builder ofRequests(String id) {
    Instant early = clock.instant().minusSeconds(60);
    return TestEvents.instrument(
        id, TestEvents.state("AZ"), Edge.REQUEST, Effect.PERMIT, early, early);
  }

  @Test
  void theAgencyOpensTheNoticeWithItsOwnKeyAndReadsNoPurpose() throws Exception {
    Instant asked = clock.instant();
    RestAssured.given()
        .header(TestParties.PARTY, "field-office:PHO")
        .contentType("application/json")
        .body(
            ("{\"booking\": \"%s\", \"kind\": \"request\", \"ori\": \"%s\", \"warrant\": \"none\","
                    + " \"request-kind\": \"detainer\", \"purpose\": \"criminal-investigation\"}")
                .formatted(booking, ORI))
        .post("/case-events")
        .then()
        .statusCode(202);
    log.messages(TOPIC, booking, all -> all.size() == 2);
    RecipientMessage outside =
        log.records(TOPIC, booking).stream()
            .map(one -> read(one.value()))
            .filter(one -> one.getKind() == MessageKind.NOTICE)
            .findFirst()
            .orElseThrow();
    assertEquals("subject:" + ORI, outside.getRecipient());
    assertNull(outside.getAsked());
    assertNull(outside.getRequestKind());
    assertNotNull(outside.getSealed());
    Response answer = RestAssured.given().header(TestParties.PARTY, AGENCY).get("/keys/" + booking);
    answer.then().statusCode(200).body("keyId", equalTo(outside.getSealed().getKey()));
    RecipientMessage notice = opened(outside, answer);
    assertEquals(RequestKind.DETAINER, notice.getRequestKind());
    assertEquals(asked.truncatedTo(ChronoUnit.MICROS), notice.getAsked());
    assertNull(notice.getPurpose(), "an investigation is not announced");
    assertNull(notice.getSubjectId());
  }

  private static RecipientMessage read(byte[] sent) {
    try {
      return EventCodec.of(RecipientMessage.class).decodeOutside(sent);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** As a recipient does it, with what the door gave. */
  private RecipientMessage opened(RecipientMessage outside, Response answer) throws Exception {
    DataKey key = TestKeys.VAULT.find(KeyId.ofBooking(booking)).orElseThrow();
    byte[] plain =
        key.open(AGENCY, answer.path("about"), outside.getSealed().getBytes().array().clone());
    return EventCodec.of(RecipientMessage.class).decode(plain);
  }
}
