package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two lanes; the low bit of a booking's id says which. */
class BacklogTest {
  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration PROBE = Duration.ofSeconds(10);

  private final List<Integer> told = new ArrayList<>();
  private final Backlog backlog =
      new Backlog(
          new Backlog.Limits(LONGEST, 8, PROBE),
          2,
          id -> (int) (id.getLeastSignificantBits() & 1),
          told::add);

  private static UUID id(long number) {
    return new UUID(0, number);
  }

  private static Instant after(Duration time) {
    return NOON.plus(time);
  }

  @Test
  void whatIsDoneInTimeKeepsNobodyOut() {
    for (int i = 0; i < 1000; i++) {
      Instant now = NOON.plusSeconds(i * 60);
      assertTrue(backlog.takes(id(i), now));
      backlog.accepted(id(i), now);
      backlog.decided(id(i), now);
    }
  }

  @Test
  void behindOneThatWaitsTooLongOneAWhileIsTaken() {
    backlog.accepted(id(2), NOON);
    assertTrue(backlog.takes(id(4), after(LONGEST)));
    Instant late = after(LONGEST.plusSeconds(1));
    assertTrue(backlog.takes(id(4), late), "the one");
    assertFalse(backlog.takes(id(6), late));
    assertFalse(backlog.takes(id(6), late.plus(PROBE).minusMillis(1)));
    assertTrue(backlog.takes(id(6), late.plus(PROBE)), "another");
    assertFalse(backlog.takes(id(8), late.plus(PROBE)));
    assertTrue(backlog.takes(id(3), late), "the other lane");
    assertEquals(List.of(1, 1), told);
  }

  @Test
  void whoIsDoneSaysItOfThoseBeforeInItsLaneAlone() {
    backlog.accepted(id(2), NOON);
    backlog.accepted(id(3), NOON.plusSeconds(1));
    backlog.accepted(id(4), NOON.plusSeconds(2));
    backlog.accepted(id(6), NOON.plusSeconds(3));
    backlog.decided(id(4), NOON.plusSeconds(4));
    Instant late = after(LONGEST.plusSeconds(2));
    assertFull(id(5), late);
    assertTrue(
        backlog.takes(id(8), late), "the first two of its lane are done, the third is not late");
    assertTrue(backlog.takes(id(8), late));
    backlog.decided(id(3), late);
    assertTrue(backlog.takes(id(5), late));
    assertTrue(backlog.takes(id(5), late));
  }

  /** One alone is let in. */
  private void assertFull(UUID booking, Instant at) {
    assertTrue(backlog.takes(booking, at));
    assertFalse(backlog.takes(booking, at));
  }

  @Test
  void noMoreWaitThanThereIsRoomFor() {
    for (int i = 0; i < 4; i++) {
      assertTrue(backlog.takes(id(2 * i), NOON));
      backlog.accepted(id(2 * i), NOON);
    }
    assertFull(id(8), NOON);
    assertTrue(backlog.takes(id(9), NOON), "the other lane");
    backlog.decided(id(0), NOON);
    assertTrue(backlog.takes(id(8), NOON));
  }

  @Test
  void oneThatIsKnownTwiceWaitsOnceAndAClockThatGoesBackHarmsNothing() {
    backlog.accepted(id(2), NOON);
    backlog.accepted(id(2), NOON.plusSeconds(5));
    assertTrue(backlog.takes(id(4), NOON.minus(LONGEST)));
    assertTrue(backlog.takes(id(4), NOON.minus(LONGEST)));
    assertFull(id(4), after(LONGEST.plusSeconds(1)));
    backlog.decided(id(2), after(LONGEST));
    backlog.decided(id(2), after(LONGEST));
    backlog.decided(id(100), after(LONGEST));
    assertTrue(backlog.takes(id(4), after(LONGEST.plusSeconds(1))));
  }

  /** Six lanes as shipped, and a hop that takes from one lane after the other. */
  private static final class Flow {
    private static final int LANES = 6;

    private final Backlog backlog =
        new Backlog(
            new Backlog.Limits(LONGEST, 30_000, PROBE),
            LANES,
            id -> (int) id.getLeastSignificantBits() % LANES,
            waiting -> {});
    private final List<Deque<Long>> lanes = new ArrayList<>();
    private final Map<Long, Instant> accepted = new HashMap<>();
    private Duration longest = Duration.ZERO;
    private Instant now = NOON;
    private long offered;
    private int refused;
    private int turn;
    private int each = 1;

    Flow() {
      for (int i = 0; i < LANES; i++) {
        lanes.add(new ArrayDeque<>());
      }
    }

    /** So many of a lane before the next. */
    void fetches(int ofEach) {
      each = ofEach;
    }

    /** A tenth of a second after the other: so many are offered, and of all so many are done. */
    void pass(Duration time, int perTenth, double donePerTenth) {
      double credit = 0;
      for (Instant end = now.plus(time); now.isBefore(end); ) {
        for (int i = 0; i < perTenth; i++) {
          offer(offered++);
        }
        now = now.plusMillis(100);
        for (credit += donePerTenth; credit >= 1; credit--) {
          done();
        }
      }
    }

    private void offer(long number) {
      if (backlog.takes(id(number), now)) {
        backlog.accepted(id(number), now);
        accepted.put(number, now);
        lanes.get((int) (number % LANES)).add(number);
      } else {
        refused++;
      }
    }

    private void done() {
      for (int i = 0; i < LANES; i++) {
        Long first = lanes.get(turn / each % LANES).poll();
        turn += first == null ? each - turn % each : 1;
        if (first != null) {
          backlog.decided(id(first), now);
          Duration waited = Duration.between(accepted.remove(first), now);
          longest = waited.compareTo(longest) > 0 ? waited : longest;
          return;
        }
      }
    }
  }

  /** Sixty are offered a second, and from a moment on so many tenths are done. */
  @ParameterizedTest
  @CsvSource({"1, 0.3", "25, 0.36", "25, 0.3"})
  void behindAHopThatGrowsSlowNobodyWaitsForLongerThanIsSaid(int ofEach, double donePerTenth) {
    Flow flow = new Flow();
    flow.fetches(ofEach);
    flow.pass(Duration.ofMinutes(5), 6, 12);
    assertEquals(0, flow.refused);
    flow.pass(Duration.ofMinutes(60), 6, donePerTenth);
    assertTrue(flow.refused > 180_000, () -> flow.refused + " refused");
    assertTrue(flow.longest.compareTo(LONGEST) <= 0, () -> flow.longest + " waited");
    assertTrue(flow.longest.compareTo(LONGEST.dividedBy(4)) >= 0, "and it is not idle");
    int before = flow.refused;
    flow.pass(Duration.ofMinutes(1), 6, 12);
    int meanwhile = flow.refused;
    assertTrue(meanwhile - before < 1_200, () -> (meanwhile - before) + " refused, of 3,600");
    flow.pass(Duration.ofMinutes(5), 6, 12);
    assertEquals(meanwhile, flow.refused, "it is quick again");
  }

  @Test
  void aHopThatStandsStillForAMinuteAndGoesOnKeepsFewOut() {
    Flow flow = new Flow();
    flow.pass(Duration.ofMinutes(5), 6, 12);
    flow.pass(Duration.ofMinutes(1), 6, 0);
    assertEquals(0, flow.refused, "nobody can tell how quick it is");
    flow.pass(Duration.ofMinutes(5), 6, 12);
    assertTrue(flow.refused < 600, () -> flow.refused + " refused, of 18,000");
    assertEquals(0, flow.lanes.stream().mapToInt(Deque::size).sum());
  }

  @Test
  void aLaneThatStandsStillKeepsNobodyOfAnotherOut() {
    for (int i = 0; i < 4; i++) {
      backlog.accepted(id(2 * i), NOON);
    }
    for (int i = 1; i < 500; i++) {
      Instant now = NOON.plusSeconds(i);
      assertTrue(backlog.takes(id(2 * i + 1), now));
      backlog.accepted(id(2 * i + 1), now);
      backlog.decided(id(2 * i + 1), now.plusMillis(800));
    }
  }
}
