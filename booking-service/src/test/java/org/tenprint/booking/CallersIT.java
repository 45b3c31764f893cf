package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.Management;

/** Each agency has its own bookings, and cannot tell another's from none. */
@QuarkusTest
@WithTestResource(BookingTopics.class)
class CallersIT {
  private static final String CHELSEA = "agency:MA0130300";

  @BeforeEach
  void ready() {
    Management.awaitReady();
  }

  private static RequestSpecification as(String caller) {
    return given().header(TestCallers.CALLER, caller);
  }

  private static Response post(String caller, String body) {
    return as(caller).contentType("application/json").body(body).post("/bookings");
  }

  @Test
  void nobodyIsToldSoWhateverIsAsked() {
    for (String path : new String[] {"/bookings/MA0130100/X", "/bookings", "/elsewhere", "/"}) {
      as("")
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", "Bearer")
          .header("Cache-Control", "no-store")
          .header("X-Content-Type-Options", "nosniff")
          .header("Content-Security-Policy", containsString("default-src 'none'"))
          .body("type", equalTo("urn:tenprint:problem:unauthenticated"))
          .body("instance", equalTo(path));
    }
    post("", Submissions.json("CALLER-0").toString()).then().statusCode(401);
    post("", "x".repeat(200_000)).then().statusCode(401);
    assertEquals(0, receipts("CALLER-0"));
  }

  @Test
  void anAgencyBooksForItselfAlone() {
    post(CHELSEA, Submissions.json("CALLER-1").toString())
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:tenprint:problem:not-yours"))
        .body("detail", containsString("MA0130300"));
    post(CHELSEA, Submissions.json("CALLER-1").put("bookingOri", "MA0130100").toString())
        .then()
        .statusCode(403);
    // a spelling of its own that is another's
    post(CHELSEA, Submissions.json("CALLER-1").put("bookingOri", "ma0130300").toString())
        .then()
        .statusCode(403);
    assertEquals(0, receipts("CALLER-1"));
    post(CHELSEA, Submissions.json("CALLER-1").put("bookingOri", "MA0130300").toString())
        .then()
        .statusCode(202);
  }

  /** Thirty seconds' worth at once, then its rate; and another's is its own. */
  @Test
  void whoAsksTooOftenIsToldWhenToGoOn() {
    String hasty = TestCallers.PERSON + "hasty";
    int asked = 0;
    Response answer = as(hasty).get("/bookings/MA0199900/X");
    while (answer.statusCode() == 403 && asked < 20_000) {
      asked++;
      answer = as(hasty).get("/bookings/MA0199900/X");
    }
    assertTrue(asked >= 299, asked + " asked");
    assertEquals(429, answer.statusCode(), asked + " asked");
    assertEquals("1", answer.header("Retry-After"));
    assertEquals("application/problem+json", answer.contentType());
    as(TestCallers.PERSON + "patient").get("/bookings/MA0199900/X").then().statusCode(403);
    as(CHELSEA).get("/bookings/MA0130300/X").then().statusCode(404);
  }

  @Test
  void anothersBookingIsAnsweredAsNone() {
    post("agency:MA0130100", Submissions.json("CALLER-2").toString()).then().statusCode(202);
    as("agency:MA0130100")
        .get("/bookings/MA0130100/CALLER-2")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff");
    Response others = as(CHELSEA).get("/bookings/MA0130100/CALLER-2");
    Response none = as(CHELSEA).get("/bookings/MA0130100/CALLER-9");
    assertEquals(404, others.statusCode());
    assertEquals(none.asString().replace("CALLER-9", "CALLER-2"), others.asString());
    assertEquals(
        none.headers().asList().stream().map(Object::toString).toList(),
        others.headers().asList().stream().map(Object::toString).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "field-office:BOS",
        "sib:MA",
        "auditor:one",
        "operator:local",
        "service:booking-service",
        "service:notification-service",
        "deployment:tenprint"
      })
  void whoIsNoAgencyHasNoBookings(String other) {
    as(other)
        .get("/bookings/MA0130100/X")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
    post(other, Submissions.json("CALLER-3").toString()).then().statusCode(403);
    assertEquals(0, receipts("CALLER-3"));
  }

  private static long receipts(String tcn) {
    return TestBroker.shared().consume(TopicCatalogue.RECEIPTS.name()).stream()
        .filter(record -> new String(record.key()).contains("/" + tcn))
        .count();
  }
}
