package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.booking.Submission;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.Management;

/**
 * What is wrong with one agency's topics stops that agency alone, and is over when it is mended.
 */
@QuarkusTest
@WithTestResource(BookingTopics.class)
class AgencyFaultIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String WORCESTER = TopicCatalogue.SUBMISSIONS.of("MA0146000");
  private static final String LETTERS = TopicSpec.deadLetters(WORCESTER, "booking-service");
  private static final String BOSTON = TopicCatalogue.SUBMISSIONS.of("MA0130100");

  private final TestBroker broker = TestBroker.shared();
  private final EventCodec<Submission> codec = EventCodec.of(Submission.class);

  @Test
  void anAgencyWithoutADeadLetterTopicStopsItselfAlone() {
    broker.createTopic(WORCESTER, 1);
    broker.produce(WORCESTER, "FAULT-0001".getBytes(UTF_8), "no event".getBytes(UTF_8));
    send(WORCESTER, "FAULT-0002", "MA0146000");
    ready().untilAsserted(() -> health(containsString(WORCESTER)));
    for (int i = 0; i < 3; i++) {
      send(BOSTON, "FAULT-001" + i, "MA0130100");
      awaitAccepted("MA0130100", "FAULT-001" + i);
    }
    held("1.0");
    broker.createTopic(LETTERS, 1);
    held("1.0"); // it cannot be told of it
    broker.createTopic(TopicCatalogue.AGENCY_RECEIPTS.of("MA0146000"), 1);
    assertEquals(
        1, broker.awaitRecords(LETTERS, 1, LONG).size(), "one letter, however long it took");
    awaitAccepted("MA0146000", "FAULT-0002");
    ready().untilAsserted(() -> health(not(containsString(WORCESTER))));
    held("0.0");
  }

  private static org.awaitility.core.ConditionFactory ready() {
    return Awaitility.await().atMost(LONG);
  }

  /** It is ready all the while. */
  private static void health(org.hamcrest.Matcher<String> says) {
    given()
        .get(Management.url("/q/health/ready"))
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'bookings can be taken' }.data.held", says);
  }

  private static void held(String count) {
    given()
        .get(Management.url("/q/metrics"))
        .then()
        .body(containsString("tenprint_submissions_held " + count));
  }

  private void send(String topic, String tcn, String ori) {
    broker.produce(
        topic, tcn.getBytes(UTF_8), codec.encode(KafkaIntakeIT.submission(tcn, ori, "1201")));
  }

  private static void awaitAccepted(String ori, String tcn) {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                given()
                    .header(TestCallers.CALLER, "agency:" + ori)
                    .get("/bookings/" + ori + "/" + tcn)
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("ACCEPTED")));
  }
}
