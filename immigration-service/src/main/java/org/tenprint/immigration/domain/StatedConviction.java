package org.tenprint.immigration.domain;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.tenprint.policy.offence.OffenceClass;

/**
 * A conviction as the record states it.
 *
 * @param ncic offence code, four digits
 * @param convicted date of conviction
 * @param offenceClass class of the offence
 * @param sentence sentence imposed, an ISO-8601 period of at most 9999 years in the owner's own
 *     writing: an auditor compares bytes
 * @param released date of release from the custody to which it led
 */
public record StatedConviction(
    String ncic,
    LocalDate convicted,
    OffenceClass offenceClass,
    Optional<String> sentence,
    Optional<LocalDate> released) {
  private static final int LONGEST_SENTENCE = 40;
  private static final int MOST_MONTHS = 9_999 * 12;
  private static final int DAYS_OF_A_MONTH = 28;

  /**
   * Checks what holds of every conviction.
   *
   * @throws IllegalArgumentException naming what is wrong, without its value
   */
  public StatedConviction {
    require(ncic.matches("[0-9]{4}"), "ncic");
    require(ofOurEra(convicted), "convicted");
    require(sentence.map(StatedConviction::isPeriod).orElse(true), "sentence");
    require(released.map(StatedConviction::ofOurEra).orElse(true), "released");
  }

  /** One of which no release is stated. */
  public StatedConviction(
      String ncic, LocalDate convicted, OffenceClass offenceClass, Optional<String> sentence) {
    this(ncic, convicted, offenceClass, sentence, Optional.empty());
  }

  private static boolean ofOurEra(LocalDate date) {
    return date.getYear() >= 1 && date.getYear() <= 9999;
  }

  private static boolean isPeriod(String text) {
    try {
      if (text.length() > LONGEST_SENTENCE) {
        return false;
      }
      Period period = Period.parse(text);
      long months = period.toTotalMonths() + period.getDays() / DAYS_OF_A_MONTH;
      return !period.isNegative() && months <= MOST_MONTHS;
    } catch (DateTimeParseException | ArithmeticException e) { // the latter of too many weeks
      return false;
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
