package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.Management;
import org.tenprint.testkit.quarkus.Metrics;

/** Whoever may read what is measured learns nothing of a booking and of nobody. */
@QuarkusTest
@WithTestResource(BookingTopics.class)
class MetricsIT {
  private static final String ORI = "MA0130100";
  private static final Set<String> OWN =
      Set.of(
          "tenprint_submissions_total",
          "tenprint_submissions_held",
          "tenprint_submissions_stopped",
          "tenprint_dead_letters_total",
          "tenprint_feeds_ready",
          "tenprint_feeds_behind");

  private final TestBroker broker = TestBroker.shared();

  @BeforeEach
  void ready() {
    Management.awaitReady();
  }

  @Test
  void nothingIsMeasuredButWhatIsListed() {
    submit("METRICS-1");
    Set<String> other = new TreeSet<>();
    for (String series : Metrics.told().keySet()) {
      String name = series.replaceFirst("\\{.*", "");
      if (!OWN.contains(name) && !name.matches("kafka_consumer_fetch_manager_records_.*")) {
        other.add(name);
      }
    }
    assertEquals(Set.of(), other);
    assertTrue(Metrics.page().contains("tenprint_submissions_held "), Metrics.page());
  }

  /** The booking's agency is answered alike whatever stands behind it; so is who measures. */
  @Test
  void metricsMoveAlikeWhateverBecameOfABooking() {
    submit("METRICS-2");
    submit("METRICS-3");
    submit("METRICS-4");
    answered("METRICS-2", 1, Outcome.WITHHELD, Reason.LEVEL, RecipientAnswer.NONE);
    Map<String, Double> before = Metrics.told();
    answered("METRICS-3", 1, Outcome.WITHHELD, Reason.PROTECTED, RecipientAnswer.NONE);
    Map<String, Double> hidden = Metrics.told();
    answered("METRICS-4", 1, Outcome.DELIVERED, Reason.PERMITTED, RecipientAnswer.SENT);
    Map<String, Double> sent = Metrics.told();
    assertEquals(Metrics.moved(before, hidden), Metrics.moved(hidden, sent));
  }

  /** A transaction number, or what somebody takes for one, may be a name. */
  @Test
  void noPathThatWasAskedIsInTheMetrics() {
    String name = "ZANZIBAR-PRUDENCE";
    given().get("/bookings/" + ORI + "/" + name);
    given().delete("/bookings/" + ORI + "/" + name);
    given().put("/bookings/" + name);
    given().get("/" + name);
    given().accept("text/html").get("/bookings/" + ORI + "/" + name);
    given().contentType("text/csv").body("a").post("/bookings?charge=" + name);
    given().contentType("text/csv").body("a").post("/bookings/" + name + "/x");
    given().contentType("application/json").body("{}").post("/" + name);
    given().header("Content-Length", "99999999").get("/" + name);
    given().get(Management.url("/q/" + name));
    given().delete(Management.url("/q/health/" + name));
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Metrics.page().contains("http_server_requests_seconds_count"));
    assertFalse(Metrics.page().contains(name), Metrics.page());
  }

  private static void submit(String tcn) {
    given()
        .contentType("application/json")
        .body(Submissions.json(tcn).toString())
        .post("/bookings")
        .then()
        .statusCode(202);
  }

  private void answered(
      String tcn, int step, Outcome outcome, Reason reason, RecipientAnswer answer) {
    new AgencyDispositions(broker, ORI).write(tcn, step, outcome, reason, answer);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> answer.name().equals(given().get("/bookings/" + ORI + "/" + tcn).path("answer")));
  }
}
