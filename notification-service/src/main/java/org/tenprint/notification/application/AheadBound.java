package org.tenprint.notification.application;

import java.time.Instant;
import java.time.InstantSource;

/** How much one input or look takes ahead of its turn; so much is taken however late it is. */
final class AheadBound {
  /**
   * So many steps an input or a look takes ahead of their turn, in one transaction of fifteen
   * seconds: more than a booking has requests, and than people report of one at a time.
   */
  static final int MOST = 256;

  /**
   * So many words are taken before a step however late it is: as one person can put around those of
   * two who agree ({@link WordsInARow}), so that no other case's reviews hide what they said.
   */
  static final int LEAST_WORDS = 20;

  private final InstantSource clock;
  private final Instant until;
  private final int most;
  private final int least;
  private int taken;

  private AheadBound(InstantSource clock, Instant until, int most, int least) {
    this.clock = clock;
    this.until = until;
    this.most = most;
    this.least = least;
  }

  /** So many steps, and no longer than until then. */
  static AheadBound until(Instant end, InstantSource clock) {
    return new AheadBound(clock, end, MOST, 1);
  }

  /** So many words, and beyond the least no longer than until then. */
  static AheadBound words(Instant end, InstantSource clock) {
    return new AheadBound(clock, end, MOST, LEAST_WORDS);
  }

  /** What an input takes whose turn it is. */
  static AheadBound ofATurn(InstantSource clock) {
    return until(clock.instant().plus(LookTime.AT_LONGEST), clock);
  }

  /** So many steps, however long they take. */
  static AheadBound steps(int most, InstantSource clock) {
    return new AheadBound(clock, Instant.MAX, most, 1);
  }

  /** Whether no further step is to be taken. */
  boolean over() {
    return taken == most || taken >= least && !clock.instant().isBefore(until);
  }

  void took() {
    taken++;
  }
}
