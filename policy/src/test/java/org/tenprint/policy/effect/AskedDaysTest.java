package org.tenprint.policy.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Condition.LevelIs;
import org.tenprint.policy.law.RequestCondition.AgeAtRequest;
import org.tenprint.policy.law.RequestCondition.AskedWithin;
import org.tenprint.policy.offence.Basis;
import org.tenprint.policy.offence.Bound;
import org.tenprint.policy.offence.BusinessCalendars;
import org.tenprint.policy.offence.BusinessClock;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.Level;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.Scheme;
import org.tenprint.policy.offence.Truth;

class AskedDaysTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate BOOKED = LocalDate.of(2011, 5, 5);
  private static final LookBack TEN =
      new LookBack(Period.ofYears(10), CountedFrom.CONVICTION, CountedTo.REQUEST);

  private static Condition level(LookBack lookBack) {
    return new LevelIs(
        Scheme.SC_2008, Bound.AT_LEAST, Level.L1, Basis.CONVICTION, Optional.of(lookBack));
  }

  @Test
  void nobodyAsksForADayThatNoConditionLooksAt() {
    assertEquals(
        List.of(Optional.empty()),
        AskedDays.of(
            List.of(level(LookBack.of(Period.ofYears(5)))), BOOKED, BusinessCalendars.NONE));
  }

  @Test
  void theBookingsIsFirstAndAnUnknownOneLast() {
    List<Optional<LocalDate>> days =
        AskedDays.of(List.of(level(TEN)), BOOKED, BusinessCalendars.NONE);
    assertEquals(Optional.of(BOOKED), days.get(0));
    assertEquals(Optional.empty(), days.get(days.size() - 1));
    assertTrue(days.contains(Optional.of(BOOKED.plusYears(10).plusDays(2))), days.toString());
  }

  /** The last is where the longest look-back to the request has passed the booking. */
  @Test
  void whereThereAreTooManyTheFirstAndTheLastAreTried() {
    List<Condition> asked = new ArrayList<>(List.of(level(TEN)));
    for (int months = 1; months <= 11; months++) {
      asked.add(level(LookBack.of(Period.ofMonths(months))));
    }
    List<Optional<LocalDate>> days = AskedDays.of(asked, BOOKED, BusinessCalendars.NONE);
    assertEquals(AskedDays.MOST, days.size());
    assertEquals(days.size(), new HashSet<>(days).size());
    assertEquals(Optional.of(BOOKED.plusDays(4)), days.get(1));
    assertTrue(days.contains(Optional.of(BOOKED.plusYears(10).plusDays(2))), days.toString());
  }

  /** A court's recess of five weeks is longer than a holiday in each week. */
  @Test
  void businessTimeIsTriedAfterItIsOverByItsOwnCalendar() {
    Set<LocalDate> recess =
        BOOKED.plusDays(2).datesUntil(BOOKED.plusDays(37)).collect(Collectors.toSet());
    BusinessCalendars calendars =
        new BusinessCalendars(
            List.of(new BusinessCalendars.Year("COURT", 2011, recess)),
            List.of(new BusinessCalendars.Zone("MA", ZONE, Optional.empty(), Optional.empty())));
    BusinessClock boston = calendars.at("25025", "MA", BOOKED);
    for (BusinessPeriod period :
        List.of(
            new BusinessPeriod(48, BusinessPeriod.Unit.HOURS, "COURT"),
            new BusinessPeriod(5, BusinessPeriod.Unit.DAYS, "COURT"))) {
      List<Optional<LocalDate>> days =
          AskedDays.of(List.of(new AskedWithin(period)), BOOKED, calendars);
      LocalDate last = days.get(days.size() - 2).orElseThrow();
      Instant booked = BOOKED.atTime(23, 0).atZone(ZONE).toInstant();
      assertEquals(
          Truth.YES,
          boston.over(period, booked, last.atStartOfDay(ZONE).toInstant()),
          days.toString());
    }
  }

  /** Far enough for a holiday in each week, and short of a longer one. */
  @Test
  void businessTimeIsTriedAfterItIsOver() {
    BusinessPeriod hours = new BusinessPeriod(48, BusinessPeriod.Unit.HOURS, "US");
    BusinessPeriod days = new BusinessPeriod(30, BusinessPeriod.Unit.DAYS, "US");
    List<Optional<LocalDate>> all =
        AskedDays.of(
            List.of(new AskedWithin(hours), new AskedWithin(days)), BOOKED, BusinessCalendars.NONE);
    assertEquals(Optional.of(BOOKED), all.get(0));
    assertEquals(Optional.empty(), all.get(all.size() - 1));
    assertTrue(all.contains(Optional.of(BOOKED.plusDays(7))), all.toString());
    assertTrue(all.contains(Optional.of(BOOKED.plusDays(60))), all.toString());
  }

  @Test
  void agesAreTriedWhereTheyAreReached() {
    List<Optional<LocalDate>> days =
        AskedDays.of(List.of(new AgeAtRequest(Bound.BELOW, 21)), BOOKED, BusinessCalendars.NONE);
    assertTrue(days.contains(Optional.of(BOOKED.plusYears(3).plusDays(2))), days.toString());
    assertTrue(days.contains(Optional.of(BOOKED.plusYears(5).plusDays(2))), days.toString());
  }
}
