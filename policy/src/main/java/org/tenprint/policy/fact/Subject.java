package org.tenprint.policy.fact;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.tenprint.policy.offence.Dates;

/**
 * What is known of the person.
 *
 * @param born date of birth; empty is unknown, which is treated as a possible minor
 * @param citizenshipClaimed a claim made at booking
 * @param protectedPerson protected by statute (8 USC 1367)
 */
public record Subject(
    Optional<LocalDate> born, boolean citizenshipClaimed, boolean protectedPerson) {
  private static final Period OF_AGE = Period.ofYears(18);

  /**
   * The first day on which who was born then is of age; born on 29 February, 1 March in a common
   * year.
   */
  public static LocalDate ofAge(LocalDate born) {
    LocalDate day = Dates.plus(born, OF_AGE);
    return day.getDayOfMonth() == born.getDayOfMonth() ? day : Dates.plus(day, Period.ofDays(1));
  }
}
