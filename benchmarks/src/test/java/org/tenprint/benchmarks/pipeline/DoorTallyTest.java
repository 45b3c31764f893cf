package org.tenprint.benchmarks.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DoorTallyTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  private static DoorAnswer answer(long due, long took, int status, String retryAfter) {
    return new DoorAnswer(UUID.randomUUID(), due, due + took, status, retryAfter, "");
  }

  private static final List<DoorAnswer> ANSWERS =
      List.of(
          answer(0, 5 * MILLI, 202, ""),
          answer(SECOND, 7 * MILLI, 202, ""),
          answer(SECOND, MILLI, 429, "1"),
          answer(2 * SECOND, 2 * MILLI, 503, "10"),
          answer(2 * SECOND, 3 * MILLI, 503, ""),
          answer(3 * SECOND, 9 * MILLI, 408, ""),
          answer(3 * SECOND, 0, DoorAnswer.NOT_SENT, ""),
          new DoorAnswer(
              UUID.randomUUID(), 0, 30 * SECOND, DoorAnswer.NONE, "", "HttpTimeoutException"));

  private final Map<String, Object> figures = new DoorTally(ANSWERS).figures();

  @Test
  void everyBookingIsCountedOnce() {
    assertEquals(7, figures.get("sent"));
    assertEquals(1, figures.get("notSent"));
    assertEquals(
        Map.of("202", 2, "429", 1, "503", 2, "other", 1, "none", 1), figures.get("answers"));
    assertEquals(Map.of("408", 1), figures.get("others"));
    assertEquals(Map.of("HttpTimeoutException", 1), figures.get("noAnswerSince"));
  }

  @Test
  void whoIsPutOffWithoutATimeIsSeen() {
    assertEquals(3, figures.get("putOff"));
    assertEquals(2, figures.get("putOffWithRetryAfter"));
    assertEquals(Map.of("1", 1), figures.get("retryAfterOf429"));
    assertEquals(Map.of("10", 1), figures.get("retryAfterOf503"));
  }

  @Test
  void timesAreFromWhenABookingWasDue() {
    assertEquals(
        Map.of("p50Millis", 7.0, "p99Millis", 7.0, "highestMillis", 7.0), figures.get("accepted"));
    assertEquals(
        Map.of("p50Millis", 2.0, "p99Millis", 3.0, "highestMillis", 3.0),
        figures.get("putOffAnswered"));
    assertEquals(9.0, ((Map<?, ?>) figures.get("answered")).get("highestMillis"));
  }

  @Test
  void nothingHasNoTimes() {
    Map<String, Object> empty = new DoorTally(List.of()).figures();
    assertEquals(Map.of(), empty.get("answered"));
    assertEquals(0, empty.get("sent"));
  }

  @Test
  void eachSecondHasItsOwn() {
    assertEquals(List.of(1, 1), new DoorTally(ANSWERS).eachSecond(0, DoorAnswer::accepted));
    assertEquals(List.of(0, 1, 2), new DoorTally(ANSWERS).eachSecond(0, DoorAnswer::putOff));
    assertEquals(List.of(), DoorTally.eachSecond(0, new long[0]));
    assertEquals(
        List.of(2, 0, 1), DoorTally.eachSecond(SECOND, new long[] {0, SECOND, 3 * SECOND}));
  }
}
