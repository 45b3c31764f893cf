package org.tenprint.audit.show;

import java.time.Instant;
import org.tenprint.audit.render.Row;

/**
 * An access as it stands in the log.
 *
 * @param at when
 * @param by who read; empty where that cannot be believed
 * @param door by what
 * @param what bookings by their ids, or topics and a span
 * @param purpose what for, with the case where one was stated
 * @param finding why it cannot be believed; empty if it can
 */
public record ReadAccess(
    Instant at, String by, String door, String what, String purpose, String finding) {

  /** For the list. */
  public Row row() {
    return Row.of("at", at.toString())
        .and("by", by)
        .and("door", door)
        .and("purpose", purpose)
        .and("finding", finding)
        .and("read", what);
  }
}
