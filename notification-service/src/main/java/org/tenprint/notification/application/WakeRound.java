package org.tenprint.notification.application;

import java.util.Optional;

/**
 * Where the next look at the cases of a partition goes on, so that each has its turn however short
 * a look is. Nothing keeps it: a task that begins anew begins with the first.
 */
public final class WakeRound {
  private final LookTime time;
  private Optional<String> from = Optional.empty();

  /** A round whose looks share their time with no others. */
  public WakeRound() {
    this(new LookTime());
  }

  /**
   * @param time of all looks of the thread
   */
  public WakeRound(LookTime time) {
    this.time = time;
  }

  LookTime time() {
    return time;
  }

  /** The booking from which to go on; empty from the first. */
  Optional<String> from() {
    return from;
  }

  void from(Optional<String> next) {
    from = next;
  }
}
