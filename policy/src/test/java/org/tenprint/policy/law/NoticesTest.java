package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.policy.SampleInstruments.permit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.offence.BusinessCalendars;
import org.tenprint.policy.offence.BusinessClock;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.BusinessPeriod.Unit;
import org.tenprint.policy.offence.OffenceTable;

class NoticesTest {
  private static final BusinessCalendars CALENDARS =
      new BusinessCalendars(
          List.of(new BusinessCalendars.Year("US", 2011, Set.of(LocalDate.of(2011, 5, 30)))),
          List.of());
  private static final OffenceTable TABLE =
      new OffenceTable("test", Map.of(), List.of(), CALENDARS);

  private static Instrument ending(String from, BusinessPeriod stated) {
    Instrument one = permit("A").instrument();
    Validity validity =
        new Validity(
            OffsetDateTime.parse(from),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Termination.of("B", stated)));
    return new Instrument(
        one.id(), one.issuer(), one.reach(), one.ruling(), validity, one.provenance());
  }

  private static BusinessPeriod days(int number) {
    return new BusinessPeriod(number, Unit.DAYS, "US");
  }

  private static Optional<Instant> over(String from, int number) {
    return Notices.resolved(ending(from, days(number)), CALENDARS)
        .map(one -> one.validity().begins());
  }

  @Test
  void itIsOverWhenTheLastBusinessDayIs() {
    assertEquals(
        Optional.of(Instant.parse("2011-06-07T04:00:00Z")), over("2011-05-20T00:00:00-04:00", 10));
    assertEquals(
        Optional.of(Instant.parse("2011-05-24T04:00:00Z")), over("2011-05-20T00:00:00-04:00", 1));
    assertEquals(
        Optional.of(Instant.parse("2011-05-24T04:00:00Z")),
        over("2011-05-21T00:00:00-04:00", 1),
        "given on a Saturday");
  }

  /** Words and the clock say one end: the midnight at which the last business day is over. */
  @Test
  void itIsOverWhenTheClockSaysSo() {
    OffsetDateTime first = OffsetDateTime.parse("2011-01-01T00:00:00-05:00");
    BusinessCalendars there =
        new BusinessCalendars(
            List.of(new BusinessCalendars.Year("US", 2011, Set.of(LocalDate.of(2011, 5, 30)))),
            List.of(
                new BusinessCalendars.Zone(
                    "MA", first.getOffset(), Optional.empty(), Optional.empty())));
    int told = 0;
    for (int day = 0; day < 365; day++) {
      OffsetDateTime from = first.plusDays(day);
      BusinessClock clock = there.at("25025", "MA", from.toLocalDate());
      for (int number : List.of(1, 3, 10, 90)) {
        Optional<Instant> end = clock.end(days(number), from.toInstant());
        assertEquals(end, over(from.toString(), number), from + ", " + number);
        told += end.isPresent() ? 1 : 0;
      }
    }
    assertTrue(told > 1000, "hardly tried: " + told);
  }

  @Test
  void oneThatIsGivenWithinADayIsRefused() {
    for (String from :
        List.of(
            "2011-05-20T15:00:00-04:00",
            "2011-05-20T00:00:00.000000001-04:00",
            "2011-05-20T23:59:59-04:00",
            "+999999999-12-31T00:00:00-04:00",
            "-999999999-01-01T00:00:00+04:00")) {
      assertEquals(Optional.empty(), over(from, 1), from);
      assertEquals(Optional.of(Admission.OUT_OF_BOUNDS), refusal(ending(from, days(1))), from);
    }
    Instrument month =
        permit("A")
            .from(OffsetDateTime.parse("2011-05-20T15:00:00-04:00"))
            .terminates("B", Period.ofDays(30))
            .instrument();
    assertEquals(Optional.empty(), refusal(month), "a period is no number of days");
  }

  @Test
  void theCitationSaysOfWhatTheDaysAre() {
    Instrument stated = ending("2011-05-20T00:00:00-04:00", days(10));
    Provenance said = Notices.resolved(stated, CALENDARS).orElseThrow().provenance();
    assertEquals("(notice: 10 business days by US)", said.citation());
    assertEquals(stated.provenance().author(), said.author());
    assertEquals(stated.provenance().filing(), said.filing());
  }

  @Test
  void aNoticeOfAPeriodStaysAsItIs() {
    Instrument month = permit("A").terminates("B", Period.ofDays(30)).instrument();
    assertSame(month, Notices.resolved(month, BusinessCalendars.NONE).orElseThrow());
    assertEquals(
        "Termination[instrument=B, notice=P30D]",
        month.validity().terminates().orElseThrow().toString(),
        "as rule books' versions had it before there were business days");
  }

  @Test
  void whatNoCalendarReachesIsRefusedAndNeverBegins() {
    Instrument late = ending("2011-12-20T00:00:00-05:00", days(10));
    assertEquals(Optional.empty(), Notices.resolved(late, CALENDARS));
    assertEquals(Optional.of(Admission.CALENDAR_ENDS), refusal(late));
    assertEquals(Instant.MAX, late.validity().begins());
    Instrument nobodys =
        ending("2011-05-20T00:00:00-04:00", new BusinessPeriod(10, Unit.DAYS, "XX"));
    assertEquals(Optional.empty(), Notices.resolved(nobodys, CALENDARS));
    assertEquals(Optional.of(Admission.UNKNOWN_CALENDAR), refusal(nobodys));
  }

  @Test
  void aNoticeIsOfDaysWithinTheirBounds() {
    for (BusinessPeriod wrong :
        List.of(
            days(0),
            days(91),
            days(-1),
            days(Integer.MAX_VALUE),
            new BusinessPeriod(48, Unit.HOURS, "US"),
            new BusinessPeriod(1, Unit.DAYS, "us"))) {
      assertEquals(
          Optional.of(Admission.OUT_OF_BOUNDS),
          refusal(ending("2011-05-20T00:00:00-04:00", wrong)),
          wrong::toString);
      assertEquals(
          Optional.empty(),
          Notices.resolved(ending("2011-05-20T00:00:00-04:00", wrong), CALENDARS),
          wrong::toString);
    }
  }

  @Test
  void aConditionCountsByACalendarThatThereIs() {
    assertEquals(Optional.empty(), refusal(asking(new BusinessPeriod(720, Unit.HOURS, "US"))));
    assertEquals(
        Optional.of(Admission.UNKNOWN_CALENDAR),
        refusal(asking(new BusinessPeriod(48, Unit.HOURS, "MA"))));
    assertEquals(
        Optional.of(Admission.OUT_OF_BOUNDS),
        refusal(asking(new BusinessPeriod(721, Unit.HOURS, "US"))));
    assertFalse(new BusinessPeriod(1, Unit.DAYS, "").withinBounds());
  }

  private static Instrument asking(BusinessPeriod period) {
    Instrument one = permit("A").instrument();
    Reach reach =
        new Reach(one.reach().scope(), one.reach().place(), Edge.REQUEST, one.reach().recipients());
    Ruling ruling =
        new Ruling(
            Effect.PERMIT,
            Reason.PERMITTED,
            Set.of(new RequestCondition.AskedWithin(period)),
            List.of());
    return new Instrument(one.id(), one.issuer(), reach, ruling, one.validity(), one.provenance());
  }

  private static Optional<Admission> refusal(Instrument one) {
    return Admission.refusal(one, RuleBook.EMPTY, TABLE);
  }
}
