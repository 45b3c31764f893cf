package org.tenprint.booking.application;

import java.time.Duration;

/** The log, or what is known of it, cannot be had now; nothing was done. A retry is safe. */
public final class Unavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param what is not available, for the log
   * @param retryAfter when a retry makes sense
   */
  public Unavailable(String what, Duration retryAfter) {
    super(what);
    this.retryAfter = retryAfter;
  }

  /** When a retry makes sense. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
