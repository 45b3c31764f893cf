package org.tenprint.biometric.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Somebody of whom the log said something lately.
 *
 * @param since when it was read
 * @param newSince whoever was enrolled before is not new
 * @param looks how many there were
 * @param due when the next is
 */
record Watched(Instant since, Instant newSince, int looks, Instant due) {
  /** After being read: at once, again, and when no transaction of then can be open any more. */
  private static final List<Duration> LOOKS =
      List.of(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30));

  /** What was found is looked for again until the log says so. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** How long somebody is one of those who were seen at that time. */
  static final Duration RECENT = Duration.ofMinutes(3);

  static Watched from(Instant now, Instant newSince) {
    return new Watched(now, newSince, 0, now.plus(LOOKS.get(0)));
  }

  /** What was found is looked for again. */
  Watched again(Instant now) {
    return new Watched(since, newSince, looks, now.plus(AGAIN));
  }

  Watched looked() {
    int more = Math.min(looks + 1, LOOKS.size());
    Duration due = more == LOOKS.size() ? RECENT : LOOKS.get(more);
    return new Watched(since, newSince, more, since.plus(due));
  }

  /** The log says something more: where all looks are over there is one more. */
  Watched readAgain(Instant now) {
    return looks < LOOKS.size()
        ? this
        : new Watched(since, newSince, LOOKS.size() - 1, now.plus(LOOKS.get(0)));
  }

  /** Whoever is read now is not looked for by this one's own looks. */
  boolean isLookedAt(Instant now) {
    return !since.plus(LOOKS.get(LOOKS.size() - 1)).isAfter(now);
  }
}
