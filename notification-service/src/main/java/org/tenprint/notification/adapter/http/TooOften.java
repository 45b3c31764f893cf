package org.tenprint.notification.adapter.http;

import java.time.Duration;

/** A field office asks agencies more often than it may. */
final class TooOften extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long seconds;

  /**
   * @param wait after how long it may ask again
   */
  TooOften(Duration wait) {
    super("asked too often", null, false, false);
    this.seconds = wait.toSeconds() + 1;
  }

  /** The same in whole seconds. */
  long seconds() {
    return seconds;
  }
}
