package org.tenprint.booking.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

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
      backlog.decided(id(i));
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
    backlog.decided(id(4));
    Instant late = after(LONGEST.plusSeconds(2));
    assertFull(id(5), late);
    assertTrue(
        backlog.takes(id(8), late), "the first two of its lane are done, the third is not late");
    assertTrue(backlog.takes(id(8), late));
    backlog.decided(id(3));
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
    backlog.decided(id(0));
    assertTrue(backlog.takes(id(8), NOON));
  }

  @Test
  void oneThatIsKnownTwiceWaitsOnceAndAClockThatGoesBackHarmsNothing() {
    backlog.accepted(id(2), NOON);
    backlog.accepted(id(2), NOON.plusSeconds(5));
    assertTrue(backlog.takes(id(4), NOON.minus(LONGEST)));
    assertTrue(backlog.takes(id(4), NOON.minus(LONGEST)));
    assertFull(id(4), after(LONGEST.plusSeconds(1)));
    backlog.decided(id(2));
    backlog.decided(id(2));
    backlog.decided(id(100));
    assertTrue(backlog.takes(id(4), after(LONGEST.plusSeconds(1))));
  }
}
