package org.tenprint.notification.adapter.http;

import java.time.Duration;

/** A party asks more often than it may. */
final class TooOften extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long seconds;

  /**
   * @param what it asks, and what became of that
   * @param wait after how long it may ask again
   */
  TooOften(String what, Duration wait) {
    super(what, null, false, false);
    this.seconds = wait.toSeconds() + 1;
  }

  /** The same in whole seconds. */
  long seconds() {
    return seconds;
  }
}
