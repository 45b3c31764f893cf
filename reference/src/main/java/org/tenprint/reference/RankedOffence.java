package org.tenprint.reference;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of the table of schemes: how a scheme of its own ranks an offence code, for a time.
 *
 * @param scheme the scheme: small letters, digits and hyphens
 * @param code NCIC uniform offence code, four digits, or {@code *} for each other that is known
 * @param level {@code L1}, {@code L2} or {@code L3}; empty is none
 * @param from first day; empty is from ever
 * @param to first day on which it no longer holds; empty is open
 */
public record RankedOffence(
    String scheme,
    String code,
    Optional<String> level,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  LocalDate firstDay() {
    return from.orElse(LocalDate.MIN);
  }

  boolean holdsOnSomeDay() {
    return from.isEmpty() || to.isEmpty() || from.get().isBefore(to.get());
  }

  /** Whether there is a day on which both hold. */
  boolean meets(RankedOffence other) {
    return before(from, other.to) && before(other.from, to);
  }

  private static boolean before(Optional<LocalDate> start, Optional<LocalDate> end) {
    return start.isEmpty() || end.isEmpty() || start.get().isBefore(end.get());
  }
}
