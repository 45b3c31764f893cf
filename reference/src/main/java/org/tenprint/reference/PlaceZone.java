package org.tenprint.reference;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A row of the table of time zones.
 *
 * @param place a state's two letters, or a county's five digits, which go before its state's
 * @param zone of the tz database
 * @param from first day; empty is from ever
 * @param to first day on which it no longer holds; empty is open
 */
public record PlaceZone(
    String place, ZoneId zone, Optional<LocalDate> from, Optional<LocalDate> to) {

  boolean meets(PlaceZone other) {
    return before(from, other.to) && before(other.from, to);
  }

  boolean holdsOnSomeDay() {
    return before(from, to);
  }

  private static boolean before(Optional<LocalDate> start, Optional<LocalDate> end) {
    return start.isEmpty() || end.isEmpty() || start.get().isBefore(end.get());
  }
}
