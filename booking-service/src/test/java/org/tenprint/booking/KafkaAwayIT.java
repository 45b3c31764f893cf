package org.tenprint.booking;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Submission;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.quarkus.Management;

@QuarkusTest
@WithTestResource(value = StoppableBroker.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class KafkaAwayIT {
  private static final Duration LONG = Duration.ofMinutes(3);

  TestBroker broker;

  @Test
  void nothingIsHalfDoneAndARetryWorks() {
    awaitReady(true);
    assertEquals(202, post("AWAY-1").statusCode());
    broker.stop();
    Response away = assertTimeoutPreemptively(LONG, () -> post("AWAY-2"));
    assertEquals(503, away.statusCode(), away.asString());
    assertEquals("application/problem+json", away.contentType());
    assertTrue(Integer.parseInt(away.header("Retry-After")) > 0);
    assertEquals(503, post("AWAY-2").statusCode());
    assertEquals("true", post("AWAY-1").header("Idempotency-Replayed"));
    assertEquals(503, postWithoutTime("AWAY-3").statusCode());
    awaitReady(false);
    broker.start();
    awaitReady(true);
    assertEquals(422, postWithoutTime("AWAY-3").statusCode());
    Response again = post("AWAY-2");
    assertEquals(202, again.statusCode(), again.asString());
    assertNull(again.header("Idempotency-Replayed"));
    assertEquals(1, count(TopicCatalogue.BOOKINGS.name()).get(id("AWAY-2")));
    assertEquals(1, count(TopicCatalogue.RECEIPTS.name()).get("MA0130100/AWAY-2"));
    assertEquals(
        1,
        count(TopicCatalogue.RECEIPTS.name()).entrySet().stream()
            .filter(receipt -> receipt.getKey().startsWith("MA0130100/AWAY-3/"))
            .mapToInt(Map.Entry::getValue)
            .sum());
    anAgencysTopicIsFollowedOn();
  }

  private void anAgencysTopicIsFollowedOn() {
    broker.produce(
        TopicCatalogue.SUBMISSIONS.of("MA0130100"),
        "AWAY-KAFKA-1".getBytes(UTF_8),
        EventCodec.of(Submission.class)
            .encode(KafkaIntakeIT.submission("AWAY-KAFKA-1", "MA0130100", "1201")));
    Awaitility.await()
        .atMost(LONG)
        .until(() -> given().get("/bookings/MA0130100/AWAY-KAFKA-1").statusCode() == 200);
  }

  @Test
  void aBrokerKilledUnderLoadLosesNothingAndDoublesNothing() {
    awaitReady(true);
    int bookings = 60;
    AtomicInteger accepted = new AtomicInteger();
    ExecutorService senders = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<Void>> sent =
          IntStream.range(0, bookings)
              .mapToObj(
                  i ->
                      CompletableFuture.runAsync(
                          () -> {
                            untilAccepted("KILL-" + i);
                            accepted.incrementAndGet();
                          },
                          senders))
              .toList();
      Awaitility.await().atMost(LONG).until(() -> accepted.get() >= bookings / 4);
      broker.kill();
      broker.start();
      sent.forEach(CompletableFuture::join);
    } finally {
      senders.shutdownNow();
    }
    Map<String, Integer> written = count(TopicCatalogue.BOOKINGS.name());
    Map<String, Integer> receipts = count(TopicCatalogue.RECEIPTS.name());
    for (int i = 0; i < bookings; i++) {
      assertEquals(1, written.get(id("KILL-" + i)), "booking " + i);
      assertEquals(1, receipts.get("MA0130100/KILL-" + i), "receipt " + i);
    }
  }

  private static void untilAccepted(String tcn) {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> post(tcn).statusCode() == 202);
  }

  private static void awaitReady(boolean ready) {
    Awaitility.await()
        .atMost(LONG)
        .until(
            () ->
                given().get(Management.url("/q/health/ready")).statusCode() == (ready ? 200 : 503));
  }

  private static Response post(String tcn) {
    return post(Submissions.json(tcn));
  }

  /** Not in order: the refusal is a receipt, for which the log is needed too. */
  private static Response postWithoutTime(String tcn) {
    return post(Submissions.json(tcn).putNull("bookedAt"));
  }

  private static Response post(ObjectNode booking) {
    return given().contentType("application/json").body(booking.toString()).post("/bookings");
  }

  private static String id(String tcn) {
    return BookingIds.of("MA0130100", tcn).toString();
  }

  private Map<String, Integer> count(String topic) {
    Map<String, Integer> counts = new HashMap<>();
    broker.consume(topic).forEach(r -> counts.merge(new String(r.key(), UTF_8), 1, Integer::sum));
    return counts;
  }
}
