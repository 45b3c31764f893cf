package org.tenprint.doorway.body;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodiesTest {
  private static final int LIMIT = 40_000;
  private static final int BUDGET = 100_000;
  private static final String BOSTON = "192.0.2.1";
  private static final String CHELSEA = "192.0.2.2";

  private long now;
  private final Bodies bodies =
      new Bodies(
          new Bodies.Settings(
              BUDGET, 1000, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2)),
          () -> now);

  @Test
  void aBodyOfItsLimitIsTakenAndOneByteMoreIsNot() throws Exception {
    try (Bodies.Incoming body = begin(BOSTON)) {
      byte[] sent = new byte[LIMIT];
      sent[LIMIT - 1] = 7;
      body.add(sent);
      assertThrows(Bodies.TooLarge.class, () -> body.add(new byte[1]));
      assertArrayEquals(sent, body.end());
      assertEquals(LIMIT, bodies.held());
    }
    assertEquals(0, bodies.held());
  }

  /** What is announced costs nothing: 10,000 who send a few bytes hold a few bytes. */
  @Test
  void whoSendsLittleHoldsLittle() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      begin("198.51.100." + i).add(new byte[5]);
    }
    begin(BOSTON).add(new byte[LIMIT]);
  }

  @Test
  void oneCallerHasHalfAndTheOthersTheirs() throws Exception {
    begin(BOSTON).add(new byte[LIMIT]);
    Bodies.Incoming second = begin(BOSTON);
    Busy busy = assertThrows(Busy.class, () -> second.add(new byte[LIMIT]));
    assertEquals(429, busy.kind().status());
    begin(CHELSEA).add(new byte[LIMIT]);
  }

  @Test
  void whenTheHouseIsFullTheSlowestMakesRoom() throws Exception {
    List<String> ended = new ArrayList<>();
    Bodies.Incoming slow = bodies.begin("a", LIMIT, () -> ended.add("slow"));
    Bodies.Incoming slower = bodies.begin("b", LIMIT, () -> ended.add("slower"));
    slow.add(new byte[LIMIT]);
    slower.add(new byte[LIMIT - 1]);
    now += Duration.ofSeconds(6).toNanos();
    Bodies.Incoming quick = begin(BOSTON);
    now += 1;
    quick.add(new byte[LIMIT]);
    assertEquals(List.of("slower"), ended);
    assertThrows(Busy.class, () -> slower.add(new byte[1]));
    slower.close();
    assertEquals(2 * LIMIT, bodies.held());
  }

  @Test
  void whoIsWithinItsGraceIsNotEndedForAnother() throws Exception {
    begin("a").add(new byte[LIMIT]);
    begin("b").add(new byte[LIMIT]);
    Bodies.Incoming third = begin(BOSTON);
    assertEquals(503, assertThrows(Busy.class, () -> third.add(new byte[LIMIT])).kind().status());
  }

  @Test
  void aBodyIsSlowBelowTheLeastRateOnceTheGraceIsOver() throws Exception {
    Bodies.Incoming body = begin(BOSTON);
    now += Duration.ofSeconds(5).toNanos();
    assertFalse(body.slow());
    now += Duration.ofSeconds(10).toNanos();
    assertTrue(body.slow());
    body.add(new byte[10_000]);
    assertFalse(body.slow());
    body.add(new byte[30_000]);
    now += Duration.ofSeconds(106).toNanos();
    assertTrue(body.slow(), "longer than the longest");
  }

  /** However fast it came until then. */
  @Test
  void aBodyThatStopsComingIsSlow() throws Exception {
    Bodies.Incoming body = begin(BOSTON);
    now += Duration.ofSeconds(4).toNanos();
    body.add(new byte[LIMIT - 1]);
    now += Duration.ofSeconds(30).toNanos();
    assertFalse(body.slow());
    now += 1;
    assertTrue(body.slow());
    body.add(new byte[1]);
    assertFalse(body.slow());
  }

  private Bodies.Incoming begin(String caller) {
    return bodies.begin(caller, LIMIT, () -> {});
  }
}
