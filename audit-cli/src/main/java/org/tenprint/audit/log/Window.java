package org.tenprint.audit.log;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.tenprint.audit.answer.Failure;

/**
 * A span of recorded time, half-open: {@code [from, to)}.
 *
 * @param from first instant in it
 * @param to first instant after it
 */
public record Window(Instant from, Instant to) {
  /** All there is. */
  public static final Window ALL = new Window(Instant.MIN, Instant.MAX);

  private static final int LAST_YEAR = 9999;

  /** Refuses a window that ends before it starts. */
  public Window {
    if (!from.isBefore(to)) {
      throw new Failure("--to must be after --from");
    }
  }

  /**
   * A window from texts.
   *
   * @param from ISO-8601 instant with offset
   * @param to likewise
   * @throws Failure if one is not, or the window is empty
   */
  public static Window parse(String from, String to) {
    return new Window(instant("--from", from), instant("--to", to));
  }

  private static Instant instant(String option, String text) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
      throw new Failure(option + " " + text + " is in no year of four digits");
    } catch (DateTimeParseException e) {
      throw new Failure(
          option + " " + text + " is no instant with offset, such as 2011-06-05T22:00:00-04:00", e);
    }
  }

  /** Whether an instant is in it. */
  public boolean holds(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
