package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SnapshotScheduleTest {
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private static final Duration REMOVALS = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Instant AT = Instant.parse("2011-06-05T12:00:00Z");

  private final SnapshotSchedule schedule = new SnapshotSchedule(PERIOD, REMOVALS);

  @Test
  void nothingIsDueBeforeTheLogIsKnown() {
    schedule.removed(AT);
    assertFalse(schedule.due(AT.plus(KEPT)));
  }

  @Test
  void aChangeIsWrittenAPeriodAfterTheLastSnapshot() {
    schedule.written(AT, KEPT);
    assertFalse(schedule.due(AT.plus(PERIOD)));
    schedule.changed();
    assertFalse(schedule.due(AT.plus(PERIOD).minusNanos(1)));
    assertTrue(schedule.due(AT.plus(PERIOD)));
  }

  @Test
  void aRemovalIsWrittenSoonAfterTheFirstAndOnce() {
    schedule.written(AT, KEPT);
    schedule.removed(AT);
    schedule.removed(AT.plusSeconds(59));
    assertFalse(schedule.due(AT.plusSeconds(59)));
    assertTrue(schedule.due(AT.plus(REMOVALS)));
    schedule.written(AT.plus(REMOVALS), KEPT);
    assertFalse(schedule.due(AT.plus(REMOVALS).plus(PERIOD)));
  }

  @Test
  void whatWasOrderedToBeForgottenDoesNotWait() {
    schedule.written(AT, KEPT);
    schedule.forgotten();
    assertTrue(schedule.removalPending());
    assertTrue(schedule.due(AT));
    schedule.written(AT, KEPT);
    assertFalse(schedule.removalPending());
    assertFalse(schedule.due(AT.plus(PERIOD)));
  }

  @Test
  void anUnchangedOneIsWrittenBeforeItGetsTooOld() {
    schedule.written(AT, KEPT);
    assertFalse(schedule.due(AT.plus(Duration.ofHours(6)).minusNanos(1)));
    assertTrue(schedule.due(AT.plus(Duration.ofHours(6))));
  }
}
