package org.tenprint.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunClockTest {
  private static final Instant FROM = Instant.parse("2026-11-28T20:00:00Z");
  private static final Instant TO = FROM.plus(Duration.ofMinutes(20));

  private final RunClock clock = new RunClock(FROM, TO);

  @Test
  void whatWasWrittenByARightClockStays() {
    assertRight(Duration.ZERO, Duration.ZERO);
    assertRight(Duration.ofMinutes(20), Duration.ofMinutes(20));
    assertRight(Duration.ofMinutes(7), Duration.ofMinutes(7));
  }

  @Test
  void anHourTooEarlyOrTooLateIsPutRight() {
    assertRight(Duration.ofMinutes(7), Duration.ofMinutes(67));
    assertRight(Duration.ofMinutes(7), Duration.ofMinutes(-53));
    assertRight(Duration.ofMinutes(7), Duration.ofMinutes(127));
    assertRight(Duration.ZERO, Duration.ofMinutes(-60));
    assertRight(Duration.ofMinutes(20), Duration.ofMinutes(80));
  }

  private void assertRight(Duration right, Duration written) {
    long told = clock.right(FROM.plus(written).toEpochMilli());
    assertEquals(FROM.plus(right), Instant.ofEpochMilli(told));
  }
}
