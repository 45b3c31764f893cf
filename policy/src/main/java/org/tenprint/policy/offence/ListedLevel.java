package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The level that a scheme of the reference data gives an offence code for a time.
 *
 * @param scheme the scheme
 * @param code offence code, four digits; {@link #OTHERS} is each other that a table knows
 * @param level {@code L1}, {@code L2}, {@code L3} or {@code NONE}
 * @param from first day; empty is from ever
 * @param to first day on which it no longer holds; empty is open
 */
public record ListedLevel(
    Scheme scheme, String code, Level level, Optional<LocalDate> from, Optional<LocalDate> to) {
  /** Stands for every code that the scheme does not name on a day and the levels' table knows. */
  public static final String OTHERS = "*";

  boolean holdsOn(LocalDate day) {
    return from.map(first -> !day.isBefore(first)).orElse(true)
        && to.map(end -> day.isBefore(end)).orElse(true);
  }
}
