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
 * @param adultAge from which age the places of the booking treat a person as an adult, in years; 0,
 *     as in what was kept before there were such ages, is {@value #USUAL_ADULT_AGE}
 * @param adultTrial a court's order that the person is tried as an adult; null, as in what was kept
 *     before there were such orders, is none
 */
public record Subject(
    Optional<LocalDate> born,
    boolean citizenshipClaimed,
    boolean protectedPerson,
    int adultAge,
    AdultTrial adultTrial) {
  /** Where nothing else is known. */
  public static final int USUAL_ADULT_AGE = 18;

  /** Reads what was kept before there were adult ages, or orders. */
  public Subject {
    adultAge = adultAge == 0 ? USUAL_ADULT_AGE : adultAge;
    adultTrial = adultTrial == null ? AdultTrial.NONE : adultTrial;
  }

  /** One of usual age. */
  public Subject(Optional<LocalDate> born, boolean citizenshipClaimed, boolean protectedPerson) {
    this(born, citizenshipClaimed, protectedPerson, USUAL_ADULT_AGE, AdultTrial.NONE);
  }

  /** The same where people are adults from another age. */
  public Subject adultFrom(int age) {
    return new Subject(born, citizenshipClaimed, protectedPerson, age, adultTrial);
  }

  /** The same, protected or not. */
  public Subject protectedPerson(boolean known) {
    return new Subject(born, citizenshipClaimed, known, adultAge, adultTrial);
  }

  /** The same with another order. */
  public Subject trial(AdultTrial other) {
    return new Subject(born, citizenshipClaimed, protectedPerson, adultAge, other);
  }

  /**
   * The first day on which who was born then is of that age; born on 29 February, 1 March in a
   * common year.
   */
  public static LocalDate ofAge(LocalDate born, int age) {
    LocalDate day = Dates.plus(born, Period.ofYears(age));
    return day.getDayOfMonth() == born.getDayOfMonth() ? day : Dates.plus(day, Period.ofDays(1));
  }
}
