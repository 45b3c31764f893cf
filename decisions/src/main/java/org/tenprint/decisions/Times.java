package org.tenprint.decisions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tenprint.events.common.OffsetTime;
import org.tenprint.policy.law.InstrumentBounds;

/** Times of events to and from {@code java.time}; events keep microseconds. */
public final class Times {
  private static final int LONGEST_PERIOD = 40;
  private static final int LAST_YEAR = 9999;
  private static final int DAYS_OF_A_MONTH = 28;

  private Times() {}

  /** The instant as an event keeps it: what is finer than a microsecond is cut off. */
  public static Instant kept(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /** An instant, written in an offset. */
  public static OffsetTime written(Instant instant, ZoneOffset offset) {
    return new OffsetTime(kept(instant), offset.getTotalSeconds());
  }

  /** A date and time with its offset. */
  public static OffsetTime written(OffsetDateTime time) {
    return written(time.toInstant(), time.getOffset());
  }

  /**
   * A date and time with its offset.
   *
   * @param field its name, for the error
   * @throws BrokenEvent if there is no such offset, or the year is not of 1 to 9999
   */
  public static OffsetDateTime read(OffsetTime time, String field) throws BrokenEvent {
    if (!InstrumentBounds.time(time.getInstant())) {
      throw new BrokenEvent(field + " is no time of our era");
    }
    try {
      return time.getInstant().atOffset(ZoneOffset.ofTotalSeconds(time.getOffsetSeconds()));
    } catch (DateTimeException e) {
      throw new BrokenEvent(field + " has no such offset");
    }
  }

  /** The same of an optional field. */
  static Optional<OffsetDateTime> readOptional(OffsetTime time, String field) throws BrokenEvent {
    return time == null ? Optional.empty() : Optional.of(read(time, field));
  }

  /**
   * An ISO-8601 period of years, months and days.
   *
   * @throws BrokenEvent if it is none, negative or longer than 9999 years
   */
  static Period period(String text, String field) throws BrokenEvent {
    try {
      Period period = text.length() > LONGEST_PERIOD ? null : Period.parse(text);
      if (period != null && withinTheYears(period)) {
        return period;
      }
    } catch (DateTimeException | ArithmeticException e) {
      // said below, without the value; the latter of too many weeks
    }
    throw new BrokenEvent(field + " is no period within its bounds");
  }

  private static boolean withinTheYears(Period period) {
    long months = period.toTotalMonths() + period.getDays() / DAYS_OF_A_MONTH;
    return !period.isNegative() && months <= LAST_YEAR * 12L;
  }

  /**
   * A date of the years 1 to 9999.
   *
   * @throws BrokenEvent if it is none
   */
  static LocalDate date(LocalDate date, String field) throws BrokenEvent {
    if (date != null && (date.getYear() < 1 || date.getYear() > LAST_YEAR)) {
      throw new BrokenEvent(field + " is no date of our era");
    }
    return date;
  }
}
