package org.tenprint.biometric.adapter.kafka;

import java.time.Duration;
import java.time.Instant;

/**
 * When the gallery's snapshot is written anew: a period after what changed it, soon after a removal
 * (its file still has the person's prints), at once after an order to forget, and in any case
 * before it gets too old to be used.
 */
final class SnapshotSchedule {
  /** Of the time that tombstones are kept, when an unchanged snapshot is written anew. */
  private static final int PART_OF_AGE = 4;

  private final Duration period;
  private final Duration removalsWithin;
  private Instant last;
  private Duration oldest = Duration.ZERO;
  private Instant removed;
  private boolean changed;
  private boolean forgotten;
  private Instant putOff;

  /**
   * @param period between snapshots while the gallery changes
   * @param removalsWithin longest that a removed person's prints stay in a file
   */
  SnapshotSchedule(Duration period, Duration removalsWithin) {
    this.period = period;
    this.removalsWithin = removalsWithin;
  }

  /** The last snapshot was written at that time; tombstones are kept for so long. */
  void written(Instant at, Duration tombstonesKept) {
    last = at;
    oldest = tombstonesKept.dividedBy(PART_OF_AGE);
    removed = null;
    changed = false;
    forgotten = false;
    putOff = null;
  }

  /**
   * It is due and cannot be written yet; returns whether what is to go must not stay in the old one
   * any longer.
   */
  boolean putOff(Instant now) {
    putOff = putOff == null ? now : putOff;
    boolean tooLong = removalPending() && !now.isBefore(putOff.plus(removalsWithin));
    putOff = tooLong ? now : putOff;
    return tooLong;
  }

  void changed() {
    changed = true;
  }

  void removed(Instant now) {
    changed = true;
    removed = removed == null ? now : removed;
  }

  /** Somebody was forgotten by order: that does not wait. */
  void forgotten() {
    changed = true;
    forgotten = true;
  }

  boolean removalPending() {
    return removed != null || forgotten;
  }

  boolean changePending() {
    return changed;
  }

  boolean due(Instant now) {
    return last != null
        && (forgotten
            || removed != null && !now.isBefore(removed.plus(removalsWithin))
            || changed && !now.isBefore(last.plus(period))
            || !oldest.isZero() && !now.isBefore(last.plus(oldest)));
  }
}
