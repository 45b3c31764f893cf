package org.tenprint.notification.adapter.kafka;

import java.time.Duration;

/**
 * A recipient's topic that takes nothing. Times are {@link System#nanoTime}'s.
 *
 * @param recipient whose it is
 * @param since when that was first seen
 * @param asked when it was last asked for
 * @param refused whether the brokers do not let this service write it; else there is none
 */
record ClosedTopic(String recipient, long since, long asked, boolean refused) {
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /**
   * As it is seen now.
   *
   * @param before what was seen of it; null for nothing
   */
  static ClosedTopic seen(String recipient, ClosedTopic before, boolean refused) {
    long now = System.nanoTime();
    return new ClosedTopic(recipient, before == null ? now : before.since(), now, refused);
  }

  /** Whether it is to be asked for again. */
  boolean due() {
    return System.nanoTime() - asked >= AGAIN.toNanos();
  }

  ClosedTopic askedNow() {
    return new ClosedTopic(recipient, since, System.nanoTime(), refused);
  }

  ClosedTopic askedLongAgo() {
    return new ClosedTopic(recipient, since, System.nanoTime() - AGAIN.toNanos(), refused);
  }

  /** For how long it took nothing. */
  long seconds() {
    return Duration.ofNanos(System.nanoTime() - since).toSeconds();
  }
}
