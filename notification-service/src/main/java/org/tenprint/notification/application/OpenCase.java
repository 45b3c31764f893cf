package org.tenprint.notification.application;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.law.Outcome;

/**
 * Work for people that a case opened; nothing personal.
 *
 * @param booking the booking's id
 * @param office code of the responsible field office; empty where an earlier version kept it
 * @param outcome HELD: it waits for people; WITHHELD: no rule permitted it, or the identification
 *     failed, and somebody should know
 * @param kinds reasons, by name
 * @param since when its oldest hold began, or it was withheld; empty where it waits for a push
 *     alone
 * @param deadline when a hold expires, or what was withheld leaves the list; empty as above
 */
public record OpenCase(
    String booking,
    Optional<String> office,
    Outcome outcome,
    SortedSet<String> kinds,
    Optional<Instant> since,
    Optional<Instant> deadline) {
  /**
   * What is held first, since people can answer it; of each the nearest deadline first, then by
   * booking.
   */
  public static final Comparator<OpenCase> HELD_FIRST =
      Comparator.comparing((OpenCase open) -> open.outcome() != Outcome.HELD)
          .thenComparing(open -> open.deadline().orElse(Instant.MAX))
          .thenComparing(OpenCase::booking);

  /** Copies. */
  public OpenCase {
    kinds = new TreeSet<>(kinds);
  }
}
