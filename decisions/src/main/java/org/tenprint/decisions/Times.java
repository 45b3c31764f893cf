package org.tenprint.decisions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tenprint.events.common.OffsetTime;

/** Times of events to and from {@code java.time}; events keep microseconds. */
public final class Times {
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
   * @throws BrokenEvent if there is no such offset
   */
  public static OffsetDateTime read(OffsetTime time, String field) throws BrokenEvent {
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
   * @throws BrokenEvent if it is none, or negative
   */
  static Period period(String text, String field) throws BrokenEvent {
    try {
      Period period = Period.parse(text);
      if (!period.isNegative()) {
        return period;
      }
    } catch (DateTimeException e) {
      // said below, without the value
    }
    throw new BrokenEvent(field + " is no period");
  }
}
