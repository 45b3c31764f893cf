package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Condition.LevelIs;
import org.tenprint.policy.law.RequestCondition;
import org.tenprint.policy.offence.BusinessCalendars;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.LookBack;

/**
 * Days on which an agency is asked, as far as conditions tell them apart; at most {@value #MOST}.
 *
 * <p>Idea: a look-back to the booking ends at a day of the past, and one to the request at a day
 * that moves with the request. What they count together changes when the second passes the first:
 * so it is tried just after that, for each two; of ages the same. Where business time is over hangs
 * on holidays too: it is tried after the weekends alone, and after the calendar's own holidays.
 */
final class AskedDays {
  /** The booking's, those after it, and none, where the day is not known. */
  static final int MOST = 12;

  /** As many places as there are treat people as adults from so many years on. */
  static final List<Integer> ADULT_AGES = List.of(Subject.USUAL_ADULT_AGE, 16);

  private static final int JUST_AFTER = 2;
  private static final int HOURS_OF_A_DAY = 24;
  private static final int DAYS_OF_A_WEEK = 7;
  private static final int BUSINESS_DAYS_OF_A_WEEK = 5;

  private AskedDays() {}

  /**
   * The booking's first, and of those after it the first and the last where there is no room for
   * all; a day that is not known alone, where no condition asks for it.
   *
   * @param asked every condition of the instruments that may speak
   * @param booked day of the booking
   * @param calendars by which business time is counted
   */
  static List<Optional<LocalDate>> of(
      Collection<? extends Condition> asked, LocalDate booked, BusinessCalendars calendars) {
    List<Period> toBooking = new ArrayList<>(List.of(Period.ZERO));
    List<Period> toRequest = new ArrayList<>();
    List<Integer> ages = new ArrayList<>();
    List<BusinessPeriod> passing = new ArrayList<>();
    for (Condition condition : asked) {
      if (condition instanceof LevelIs level && level.convictedWithin().isPresent()) {
        LookBack lookBack = level.convictedWithin().get();
        (level.ofOneRequest() ? toRequest : toBooking).add(lookBack.period());
      } else if (condition instanceof RequestCondition.AgeAtRequest age) {
        ages.add(age.years());
      } else if (condition instanceof RequestCondition.AskedWithin within) {
        passing.add(within.period());
      }
    }
    if (toRequest.isEmpty() && ages.isEmpty() && passing.isEmpty()) {
      return List.of(Optional.empty());
    }
    SortedSet<LocalDate> later = new TreeSet<>();
    later.add(booked.plusDays(JUST_AFTER));
    for (Period longer : toRequest) {
      toBooking.forEach(passed -> later.add(booked.plus(longer).minus(passed)));
    }
    for (int age : ages) {
      ADULT_AGES.forEach(adult -> later.add(booked.plusYears((long) age - adult)));
    }
    passing.forEach(period -> after(period, booked, calendars, later));
    List<Optional<LocalDate>> days = new ArrayList<>(List.of(Optional.of(booked)));
    List<LocalDate> after =
        later.stream().map(day -> day.plusDays(JUST_AFTER)).filter(booked::isBefore).toList();
    int room = Math.min(after.size(), MOST - 2);
    for (int i = 0; i < room; i++) {
      days.add(Optional.of(after.get(room == 1 ? 0 : i * (after.size() - 1) / (room - 1))));
    }
    days.add(Optional.empty());
    return days;
  }

  /**
   * Days after a period, by weekends alone and by its calendar, where the booking's day may be one
   * later at its place; where the calendar ends before, with a holiday in each week and one more.
   */
  private static void after(
      BusinessPeriod period,
      LocalDate booked,
      BusinessCalendars calendars,
      SortedSet<LocalDate> later) {
    boolean hours = period.unit() == BusinessPeriod.Unit.HOURS;
    int number = hours ? period.number() / HOURS_OF_A_DAY + 1 : period.number();
    int weeks = number / BUSINESS_DAYS_OF_A_WEEK + 1;
    LocalDate weekendsAlone =
        booked.plusDays(number + (long) (DAYS_OF_A_WEEK - BUSINESS_DAYS_OF_A_WEEK) * weeks);
    later.add(weekendsAlone);
    LocalDate next = booked.plusDays(1);
    later.add(
        calendars
            .daysOfNotice(
                new BusinessPeriod(number, BusinessPeriod.Unit.DAYS, period.calendar()), next)
            .map(next::plusDays)
            .orElse(weekendsAlone.plusDays(DAYS_OF_A_WEEK + (long) weeks)));
  }
}
