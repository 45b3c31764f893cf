package org.tenprint.booking.application;

import java.time.Duration;
import java.time.Instant;

/**
 * How many bookings are done a second while some wait: a mean in which what lies a while back
 * counts for little. Times in which none waits, or none is done yet, do not count: how quick a hop
 * is that stands still nobody can tell.
 */
final class Pace {
  private static final double NANOS = 1e9;

  private final double memory;
  private double done;
  private double seconds;
  private Instant since = Instant.MAX;

  /**
   * @param memory after which what was done counts for a third
   */
  Pace(Duration memory) {
    this.memory = memory.toNanos() / NANOS;
  }

  /** One waits where none did. */
  void begins(Instant at) {
    since = at;
  }

  /** So many are done. */
  void done(int number, Instant at) {
    double passed = since.isBefore(at) ? Duration.between(since, at).toNanos() / NANOS : 0;
    double kept = Math.exp(-passed / memory);
    done = done * kept + number;
    seconds = seconds * kept + passed;
    since = at;
  }

  /** Whether so many are done in a time; also where too little was seen to tell. */
  boolean does(double number, Duration within) {
    return seconds < memory / 2 || number * seconds <= done * (within.toNanos() / NANOS);
  }
}
