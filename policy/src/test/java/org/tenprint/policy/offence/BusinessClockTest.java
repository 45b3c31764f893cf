package org.tenprint.policy.offence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.offence.BusinessPeriod.Unit;

class BusinessClockTest {
  private static final ZoneId BOSTON = ZoneId.of("America/New_York");
  private static final LocalDate SOME_DAY = LocalDate.of(2011, 5, 6);
  private static final Set<LocalDate> HOLIDAYS =
      Set.of(
          LocalDate.of(2011, 1, 1),
          LocalDate.of(2011, 5, 30),
          LocalDate.of(2011, 7, 4),
          LocalDate.of(2011, 11, 11));
  private static final BusinessCalendars CALENDARS =
      new BusinessCalendars(
          List.of(new BusinessCalendars.Year("US", 2011, HOLIDAYS)),
          List.of(
              zone("MA", "America/New_York", null, null),
              zone("IN", "America/New_York", null, null),
              zone("18089", "America/Chicago", null, LocalDate.of(2012, 1, 1))));
  private static final BusinessClock CLOCK = CALENDARS.at("25025", "MA", SOME_DAY);

  private static BusinessCalendars.Zone zone(
      String place, String zone, LocalDate from, LocalDate to) {
    return new BusinessCalendars.Zone(
        place, ZoneId.of(zone), Optional.ofNullable(from), Optional.ofNullable(to));
  }

  private static BusinessPeriod hours(int number) {
    return new BusinessPeriod(number, Unit.HOURS, "US");
  }

  private static BusinessPeriod days(int number) {
    return new BusinessPeriod(number, Unit.DAYS, "US");
  }

  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(BOSTON).toInstant();
  }

  @Test
  void hoursStandStillOnWeekendsAndHolidays() {
    assertEquals(Optional.of(at("2011-05-10T10:00")), CLOCK.end(hours(48), at("2011-05-06T10:00")));
    assertEquals(Optional.of(at("2011-06-01T10:00")), CLOCK.end(hours(48), at("2011-05-27T10:00")));
    assertEquals(
        Optional.of(at("2011-05-10T00:00")),
        CLOCK.end(hours(24), at("2011-05-07T15:00")),
        "begun on a Saturday");
    assertEquals(
        Optional.of(at("2011-05-07T00:00")),
        CLOCK.end(hours(24), at("2011-05-06T00:00")),
        "over with the Friday, not with the Monday's first moment");
  }

  @Test
  void aDayOfTwentyThreeHoursHasTwentyThree() {
    BusinessCalendars cairo =
        new BusinessCalendars(
            List.of(new BusinessCalendars.Year("US", 2010, Set.of())),
            List.of(zone("EG", "Africa/Cairo", null, null)));
    BusinessClock clock = cairo.at("", "EG", SOME_DAY);
    Instant thursday = ZonedDateTime.parse("2010-04-29T00:00+02:00[Africa/Cairo]").toInstant();
    assertEquals(
        Optional.of(thursday.plus(Duration.ofHours(47))),
        clock.end(hours(47), thursday),
        "the clocks go forward as the Friday begins: there are 47 hours to the Saturday");
    assertEquals(
        ZonedDateTime.parse("2010-05-03T01:00+03:00[Africa/Cairo]").toInstant(),
        clock.end(hours(48), thursday).orElseThrow());
  }

  @Test
  void wholeDaysAreTheOnesAfterTheFirst() {
    assertEquals(Optional.of(at("2011-05-10T00:00")), CLOCK.end(days(1), at("2011-05-06T00:00")));
    assertEquals(Optional.of(at("2011-05-10T00:00")), CLOCK.end(days(1), at("2011-05-06T23:59")));
    assertEquals(Optional.of(at("2011-05-10T00:00")), CLOCK.end(days(1), at("2011-05-08T12:00")));
    assertEquals(Optional.of(at("2011-06-01T00:00")), CLOCK.end(days(2), at("2011-05-26T12:00")));
  }

  @Test
  void beyondTheCalendarNobodyCanTell() {
    Instant friday = at("2011-12-30T10:00");
    assertEquals(Optional.empty(), CLOCK.end(hours(48), friday));
    assertEquals(Truth.NO, CLOCK.over(hours(48), friday, at("2012-01-02T09:59")));
    assertEquals(Truth.UNSURE, CLOCK.over(hours(48), friday, at("2012-01-02T10:00")));
    assertEquals(Truth.UNSURE, CLOCK.over(hours(48), friday, at("9999-01-02T10:00")));
    assertEquals(Truth.YES, CLOCK.over(hours(14), friday, at("2011-12-31T00:00")));
    assertEquals(Truth.UNSURE, CLOCK.over(days(1), friday, at("2012-01-03T00:00")));
    assertEquals(Truth.NO, CLOCK.over(days(3), friday, at("2012-01-03T23:59")));
    BusinessPeriod unknown = new BusinessPeriod(1, Unit.HOURS, "XX");
    assertEquals(Truth.UNSURE, CLOCK.over(unknown, friday, friday.plusSeconds(3600)));
    assertEquals(Truth.NO, CLOCK.over(unknown, friday, friday.plusSeconds(3599)));
  }

  @Test
  void nothingHasPassedBefore() {
    Instant friday = at("2011-05-06T10:00");
    assertEquals(Truth.NO, CLOCK.over(hours(1), friday, friday));
    assertEquals(Truth.NO, CLOCK.over(hours(1), friday, Instant.MIN));
  }

  /** Where a day begins is not known; that no time has passed is. */
  @Test
  void whereNobodyKnowsTheClockNothingIsEverOver() {
    BusinessClock nowhere = CALENDARS.at("48201", "TX", SOME_DAY);
    Instant friday = at("2011-05-06T10:00");
    assertEquals(Optional.empty(), nowhere.zone());
    assertEquals(Optional.empty(), nowhere.end(hours(1), friday));
    assertEquals(Truth.NO, nowhere.over(hours(48), friday, friday.plusSeconds(48 * 3600 - 1)));
    assertEquals(Truth.UNSURE, nowhere.over(hours(48), friday, friday.plusSeconds(48 * 3600)));
    assertEquals(Truth.NO, nowhere.over(days(2), friday, friday.plusSeconds(46 * 3600 - 1)));
    assertEquals(Truth.UNSURE, nowhere.over(days(2), friday, at("2030-01-01T00:00")));
  }

  @Test
  void aCountyGoesBeforeItsStateAsLongAsItHasAZoneOfItsOwn() {
    assertEquals(
        Optional.of(ZoneId.of("America/Chicago")), CALENDARS.at("18089", "IN", SOME_DAY).zone());
    assertEquals(Optional.of(BOSTON), CALENDARS.at("18089", "IN", LocalDate.of(2012, 1, 1)).zone());
  }

  /** Minute by minute, with what is known of each. */
  @Test
  void itIsWhatCountingMinutesIs() {
    Random random = new Random(511);
    Map<Truth, Integer> tried = new EnumMap<>(Truth.class);
    for (int i = 0; i < 2_000; i++) {
      Instant from = at("2010-12-25T00:00").plusSeconds(60L * random.nextInt(380 * 1440));
      int length = 1 + random.nextInt(12 * 1440);
      BusinessPeriod period =
          random.nextBoolean() ? hours(1 + random.nextInt(120)) : days(1 + random.nextInt(6));
      Instant at = from.plusSeconds(60L * length);
      Truth slow = slowly(period, from, length);
      assertEquals(slow, CLOCK.over(period, from, at), period + " " + from + " " + at);
      CLOCK
          .end(period, from)
          .ifPresent(end -> assertEquals(Truth.of(!at.isBefore(end)), slow, period + " " + from));
      tried.merge(slow, 1, Integer::sum);
    }
    for (Truth truth : Truth.values()) {
      assertTrue(tried.getOrDefault(truth, 0) > 20, "hardly tried: " + tried);
    }
  }

  private static Truth slowly(BusinessPeriod period, Instant from, int minutes) {
    Set<LocalDate> sureDays = new HashSet<>();
    Set<LocalDate> perhapsDays = new HashSet<>();
    long sure = 0;
    long perhaps = 0;
    LocalDate first = from.atZone(BOSTON).toLocalDate();
    LocalDate last = from.plusSeconds(60L * minutes).atZone(BOSTON).toLocalDate();
    for (int minute = 0; minute < minutes; minute++) {
      LocalDate day = from.plusSeconds(60L * minute).atZone(BOSTON).toLocalDate();
      boolean known = day.getYear() == 2011;
      boolean free =
          Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek())
              || HOLIDAYS.contains(day);
      boolean whole = day.isAfter(first) && day.isBefore(last);
      if (known && !free) {
        sure++;
        sureDays.addAll(whole ? Set.of(day) : Set.of());
      }
      if (!known || !free) {
        perhaps++;
        perhapsDays.addAll(whole ? Set.of(day) : Set.of());
      }
    }
    boolean ofHours = period.unit() == Unit.HOURS;
    long wanted = ofHours ? 60L * period.number() : period.number();
    boolean surely = (ofHours ? sure : sureDays.size()) >= wanted;
    boolean maybe = (ofHours ? perhaps : perhapsDays.size()) >= wanted;
    return surely ? Truth.YES : maybe ? Truth.UNSURE : Truth.NO;
  }
}
