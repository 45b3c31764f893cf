package org.tenprint.reference;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An agency and where it is, for a time.
 *
 * @param ori originating agency identifier, nine letters or digits
 * @param name for a person
 * @param countyFips county, five digits
 * @param state two letters
 * @param from first day; empty is from ever
 * @param to first day on which it no longer holds; empty is open
 */
public record Agency(
    String ori,
    String name,
    String countyFips,
    String state,
    Optional<LocalDate> from,
    Optional<LocalDate> to) {

  boolean holdsOnSomeDay() {
    return from.isEmpty() || to.isEmpty() || from.get().isBefore(to.get());
  }

  boolean holdsOn(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(end -> day.isBefore(end)).orElse(true);
  }
}
