package org.tenprint.notification;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.EventCodec;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.DataKey;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;

/** Who was told of a booking gets its key, and whoever was not gets the answer of no booking. */
@QuarkusTest
@QuarkusTestResource(TopicsResource.class)
class KeyDoorIT {
  private static final String ORI = "NY0303000";
  private static final String OFFICE = "field-office:NYC";
  private static final String TOPIC = "field-office.NYC.matches.v1";

  @Inject TestClock clock;
  @Inject RuleBookFeed ruleBook;

  private final TestLog log = new TestLog(TestBroker.shared());
  private TestService service;
  private UUID booking;

  @BeforeEach
  void anOfficeIsTold() {
    clock.advance(Duration.ofMinutes(1));
    service = new TestService(clock, ruleBook, log);
    service.theFieldOfficesAreTold();
    // another in each run: what was destroyed stays so
    booking = service.book(ORI, "K-" + UUID.randomUUID().toString().substring(0, 12));
    log.dispositions(booking, all -> all.size() == 3);
  }

  private static Response ask(String party, Object booking) {
    return RestAssured.given().header(TestParties.PARTY, party).get("/keys/" + booking);
  }

  /** An answer without what differs by what was asked. */
  private static String said(Response answer, Object booking) {
    return answer.statusCode() + answer.body().asString().replace(booking.toString(), "ID");
  }

  @Test
  void theOfficeThatWasToldOpensItsMessage() throws Exception {
    byte[] sent = log.records(TOPIC, booking).get(0).value();
    RecipientMessage outside = EventCodec.of(RecipientMessage.class).decodeOutside(sent);
    assertNull(outside.getSubjectId());
    assertFalse(new String(sent, StandardCharsets.ISO_8859_1).contains("subject-"));
    Response answer = ask(OFFICE, booking);
    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .body("booking", equalTo(booking.toString()))
        .body("recipient", equalTo(OFFICE))
        .body("keyId", equalTo(outside.getSealed().getKey()))
        .body("form", equalTo(outside.getSealed().getForm()));
    DataKey key = TestKeys.VAULT.find(KeyId.ofBooking(booking)).orElseThrow();
    assertArrayEquals(key.copy(OFFICE), Base64.getDecoder().decode(answer.path("key").toString()));
    byte[] opened =
        key.open(OFFICE, answer.path("about"), outside.getSealed().getBytes().array().clone());
    RecipientMessage message = EventCodec.of(RecipientMessage.class).decode(opened);
    assertEquals(outside.getMessageId(), message.getMessageId());
    assertFalse(message.getSubjectId().isEmpty());
  }

  @Test
  void whoWasNotToldCannotTellABookingFromNone() {
    UUID none = TestEvents.bookingId(ORI, "NO-SUCH-TCN");
    String unknown = said(ask("field-office:SEA", none), none);
    for (String other : List.of("field-office:SEA", "sib:NY", "agency:" + ORI, "agency:NYC")) {
      assertEquals(unknown, said(ask(other, booking), booking), other);
    }
    for (String odd :
        List.of("no-uuid", "1-1-1-1-1", booking.toString().toUpperCase(Locale.ROOT))) {
      assertEquals(unknown, said(ask(OFFICE, odd), odd), odd);
    }
  }

  /** Whatever it asks about, so that the refusal tells nothing; and others are served. */
  @Test
  void whoAsksTooOftenIsToldWhenToGoOn() {
    String often = "field-office:DEN";
    UUID none = UUID.randomUUID();
    int asked = askedUntilRefused(often, none, 1_000);
    assertTrue(asked >= 180, "a minute's worth at once: " + asked);
    for (Object one : List.of(none, booking, "no-uuid")) {
      // what it is given back meanwhile is a few a second; each of its own would be 180
      askedUntilRefused(often, one, 100);
    }
    assertEquals(200, ask(OFFICE, booking).statusCode());
  }

  /** How many were answered before it was told when to go on. */
  private static int askedUntilRefused(String party, Object booking, int most) {
    for (int asked = 0; asked < most; asked++) {
      Response answer = ask(party, booking);
      if (answer.statusCode() != 404) {
        answer
            .then()
            .statusCode(429)
            .header("Retry-After", Integer::parseInt, greaterThanOrEqualTo(1))
            .body("reason", equalTo("TOO_MANY"));
        return asked;
      }
    }
    return fail("nobody says that it is too often");
  }

  @Test
  void peopleAndOtherPartiesHaveNoKeys() {
    TestDoor.as("auditor").get("/keys/" + booking).then().statusCode(403);
    assertEquals(403, ask("auditor:general", booking).statusCode());
    assertEquals(403, ask("service:notification-service", booking).statusCode());
    assertEquals(401, RestAssured.get("/keys/" + booking).statusCode());
  }

  @Test
  void whatWasRecalledIsGoneAndStaysSoWhenThePersonIsForgotten() {
    TestDoor.post(
            "/case-events",
            "clerk",
            "{\"booking\": \"%s\", \"kind\": \"expunged\", \"order\": \"O-1\"}".formatted(booking))
        .statusCode(202);
    log.dispositions(booking, all -> all.size() == 4);
    log.messages(TOPIC, booking, all -> all.size() == 2);
    String recalled = said(ask(OFFICE, booking), booking);
    assertEquals("410", recalled.substring(0, 3));
    forget();
    assertEquals(recalled, said(ask(OFFICE, booking), booking));
  }

  @Test
  void withThePersonsKeyTheCopyIsGoneAndNobodyElseIsTold() {
    assertEquals(200, ask(OFFICE, booking).statusCode());
    forget();
    ask(OFFICE, booking).then().statusCode(410).body("reason", equalTo("GONE"));
    UUID none = TestEvents.bookingId(ORI, "NO-SUCH-TCN");
    assertEquals(
        said(ask("field-office:SEA", none), none), said(ask("field-office:SEA", booking), booking));
    TestDoor.post(
            "/case-events",
            "clerk",
            ("{\"booking\": \"%s\", \"kind\": \"charge-dismissed\", \"ncic\": \"1201\","
                    + " \"authority\": \"Court\", \"order\": \"1\"}")
                .formatted(booking))
        .statusCode(410);
  }

  private void forget() {
    TestKeys.VAULT.destroy(
        KeyId.ofBooking(booking), new Destruction(clock.instant(), "test/" + booking));
  }
}
