package org.tenprint.notification.application;

import java.time.Instant;
import java.time.InstantSource;

/** How much one input or look takes ahead of its turn; one step is taken, however late it is. */
final class AheadBound {
  /**
   * So many steps an input or a look takes ahead of their turn, in one transaction of fifteen
   * seconds: more than a booking has requests, and than people report of one at a time.
   */
  static final int MOST = 256;

  private final InstantSource clock;
  private final Instant until;
  private final int most;
  private int left;

  private AheadBound(InstantSource clock, Instant until, int most) {
    this.clock = clock;
    this.until = until;
    this.most = most;
    this.left = most;
  }

  /** So many steps, and no longer than until then. */
  static AheadBound until(Instant end, InstantSource clock) {
    return new AheadBound(clock, end, MOST);
  }

  /** What an input takes whose turn it is. */
  static AheadBound ofATurn(InstantSource clock) {
    return until(clock.instant().plus(LookTime.AT_LONGEST), clock);
  }

  /** So many steps, however long they take. */
  static AheadBound steps(int most, InstantSource clock) {
    return new AheadBound(clock, Instant.MAX, most);
  }

  /** Whether no further step is to be taken. */
  boolean over() {
    return left == 0 || left < most && !clock.instant().isBefore(until);
  }

  void took() {
    left--;
  }
}
