package org.tenprint.policy.offence;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;

/**
 * Arithmetic on dates that has an answer for every date and every period that is not negative: what
 * would lie beyond the last date is the last date.
 */
public final class Dates {
  private Dates() {}

  public static LocalDate plus(LocalDate date, Period period) {
    try {
      return date.plus(period);
    } catch (DateTimeException | ArithmeticException e) {
      return LocalDate.MAX;
    }
  }

  /** Whether it is a Saturday or a Sunday. */
  static boolean onAWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  /** The instant, the period added in the time's own offset. */
  public static Instant plus(OffsetDateTime time, Period period) {
    try {
      return time.plus(period).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      return Instant.MAX;
    }
  }
}
