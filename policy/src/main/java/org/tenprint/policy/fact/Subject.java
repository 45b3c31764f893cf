package org.tenprint.policy.fact;

import java.time.Instant;
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
 * @param reported what people reported since; null, as in what was kept before there was such, is
 *     nothing
 */
public record Subject(
    Optional<LocalDate> born,
    boolean citizenshipClaimed,
    boolean protectedPerson,
    int adultAge,
    AdultTrial adultTrial,
    Reported reported) {
  /** Where nothing else is known. */
  public static final int USUAL_ADULT_AGE = 18;

  /** Reads what was kept before there were adult ages, orders, or reports. */
  public Subject {
    adultAge = adultAge == 0 ? USUAL_ADULT_AGE : adultAge;
    adultTrial = adultTrial == null ? AdultTrial.NONE : adultTrial;
    reported = reported == null ? Reported.NOTHING : reported;
  }

  /** One of usual age. */
  public Subject(Optional<LocalDate> born, boolean citizenshipClaimed, boolean protectedPerson) {
    this(
        born,
        citizenshipClaimed,
        protectedPerson,
        USUAL_ADULT_AGE,
        AdultTrial.NONE,
        Reported.NOTHING);
  }

  /** The same where people are adults from another age. */
  public Subject adultFrom(int age) {
    return new Subject(born, citizenshipClaimed, protectedPerson, age, adultTrial, reported);
  }

  /** The same, protected or not, and nobody reported that a protection ended. */
  public Subject protectedPerson(boolean known) {
    return protectedBy(known, Lift.NONE);
  }

  /** The same with what is reported of an end: protected until it stands. */
  public Subject lifting(Lift told) {
    return protectedBy(protectedPerson && !told.stands(), told);
  }

  /**
   * The same, protected: all reports of an end count for nothing.
   *
   * @param at when that was reported; empty where it is not known
   */
  public Subject protectedSince(Optional<Instant> at) {
    return with(reported.begunAgain(at)).protectedBy(true, Lift.NONE);
  }

  private Subject protectedBy(boolean known, Lift lift) {
    return new Subject(born, citizenshipClaimed, known, adultAge, adultTrial, reported.with(lift));
  }

  /** The same with what people reported. */
  public Subject with(Reported other) {
    return new Subject(born, citizenshipClaimed, protectedPerson, adultAge, adultTrial, other);
  }

  /** What is reported of the end of a protection. */
  public Lift lift() {
    return reported.lift();
  }

  /**
   * Whether under the adult age on a day, or of unknown age. Most are older by years, of whom no
   * day is worked out.
   */
  boolean maybeUnderAge(LocalDate day) {
    return born.isEmpty()
        || day.getYear() <= born.get().getYear() + adultAge
            && day.isBefore(ofAge(born.get(), adultAge));
  }

  /** Whether the person is surely of age on a day, wherever the booking was. */
  boolean adultOn(LocalDate day) {
    int age = Math.max(adultAge, USUAL_ADULT_AGE);
    return born.filter(birth -> !day.isBefore(ofAge(birth, age))).isPresent();
  }

  /** The same with another order. */
  public Subject trial(AdultTrial other) {
    return new Subject(born, citizenshipClaimed, protectedPerson, adultAge, other, reported);
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
