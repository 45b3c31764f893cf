package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * An earlier conviction.
 *
 * @param ncic offence code, four digits
 * @param convicted date of conviction
 * @param offenceClass class of the offence
 * @param sentence sentence imposed; empty when none or not stated
 */
public record Conviction(
    String ncic, LocalDate convicted, OffenceClass offenceClass, Optional<Period> sentence) {
  private static final Period A_YEAR = Period.ofYears(1);

  /** Whether the sentence is longer than one year, counted from the conviction. */
  public boolean sentencedOverAYear() {
    return sentence
        .map(term -> Dates.plus(convicted, term).isAfter(Dates.plus(convicted, A_YEAR)))
        .orElse(false);
  }

  /** Whether it is so recent that a look-back of that period still counts it on that day. */
  public boolean within(Period lookBack, LocalDate day) {
    return day.isBefore(Dates.plus(convicted, lookBack));
  }
}
