package org.tenprint.reference;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of the table of adult ages: from which age a state treats people as adults where they are
 * charged, for a time.
 *
 * @param state two letters
 * @param age in years, {@value #LOWEST} to {@value #HIGHEST}
 * @param from first day; empty is from ever
 * @param to first day on which it no longer holds; empty is open
 */
public record AdultAge(String state, int age, Optional<LocalDate> from, Optional<LocalDate> to) {
  /** Where the table says nothing. */
  public static final int USUAL = 18;

  /** Lowest that a row may have. */
  public static final int LOWEST = 16;

  /** Highest that a row may have. */
  public static final int HIGHEST = 21;

  boolean holdsOn(LocalDate day) {
    return (from.isEmpty() || !day.isBefore(from.get()))
        && (to.isEmpty() || day.isBefore(to.get()));
  }
}
