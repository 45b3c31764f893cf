package org.tenprint.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of the person.
 *
 * @param born date of birth; empty is unknown, which is treated as a possible minor
 * @param citizenshipClaimed a claim made at booking
 * @param protectedPerson protected by statute (8 USC 1367)
 */
public record Subject(
    Optional<LocalDate> born, boolean citizenshipClaimed, boolean protectedPerson) {
  private static final int OF_AGE = 18;

  /**
   * Whether under 18 on that day, or of unknown age. Who was born on 29 February is of age on 1
   * March in a common year.
   */
  boolean possibleMinorOn(LocalDate day) {
    return born.map(birth -> day.isBefore(birthday(birth))).orElse(true);
  }

  private static LocalDate birthday(LocalDate birth) {
    LocalDate day = birth.plusYears(OF_AGE);
    return day.getDayOfMonth() == birth.getDayOfMonth() ? day : day.plusDays(1);
  }
}
