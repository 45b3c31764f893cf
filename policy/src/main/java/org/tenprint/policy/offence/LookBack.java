package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * Which convictions are recent enough to count.
 *
 * @param period a conviction counts until so much has passed
 * @param from since when
 * @param to on which day that is asked
 */
public record LookBack(Period period, CountedFrom from, CountedTo to) {
  /** From the conviction to the booking. */
  public static LookBack of(Period period) {
    return new LookBack(period, CountedFrom.CONVICTION, CountedTo.BOOKING);
  }

  /** Whether it is counted in the one way that there was before there were others. */
  public boolean usual() {
    return from == CountedFrom.CONVICTION && to == CountedTo.BOOKING;
  }

  /**
   * Whether it counts a conviction. Nobody can tell where the day is not known; and, from a
   * release, where none is stated, where it was before the conviction, or is still to come. The
   * usual one counts a conviction that is itself still to come, as ever; of others nobody can tell.
   *
   * @param day to which it is counted; empty where that is not known
   */
  public Truth counts(Conviction conviction, Optional<LocalDate> day) {
    if (day.isEmpty() || !usual() && conviction.convicted().isAfter(day.get())) {
      return Truth.UNSURE;
    }
    if (from == CountedFrom.CONVICTION) {
      return Truth.of(conviction.within(period, day.get()));
    }
    Optional<LocalDate> release = conviction.release();
    return release.isEmpty() || release.get().isAfter(day.get())
        ? Truth.UNSURE
        : Truth.of(day.get().isBefore(Dates.plus(release.get(), period)));
  }

  /** As it stands in rule books' versions, where the usual one is a period as before. */
  @Override
  public String toString() {
    return usual() ? period.toString() : period + " from " + from + " to " + to;
  }
}
