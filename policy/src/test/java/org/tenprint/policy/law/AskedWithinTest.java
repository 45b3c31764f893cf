package org.tenprint.policy.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.policy.fact.Circumstances;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.Inquiry;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.Places;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.fact.Request;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Warrant;
import org.tenprint.policy.offence.BusinessCalendars;
import org.tenprint.policy.offence.BusinessPeriod;
import org.tenprint.policy.offence.BusinessPeriod.Unit;
import org.tenprint.policy.offence.OffenceTable;
import org.tenprint.policy.offence.Offences;
import org.tenprint.policy.offence.Truth;

class AskedWithinTest {
  private static final OffsetDateTime FRIDAY = OffsetDateTime.parse("2011-05-06T10:00:00-04:00");
  private static final Place BOSTON = new Place("MA0130100", "25025", "MA", "BOS");
  private static final Place CHICAGO = new Place("ILCPD0000", "17031", "IL", "CHI");
  private static final OffenceTable TABLE =
      new OffenceTable(
          "test",
          Map.of(),
          List.of(),
          new BusinessCalendars(
              List.of(new BusinessCalendars.Year("US", 2011, Set.<LocalDate>of())),
              List.of(zone("MA", "America/New_York"), zone("IL", "America/Chicago"))));

  private static BusinessCalendars.Zone zone(String place, String zone) {
    return new BusinessCalendars.Zone(place, ZoneId.of(zone), Optional.empty(), Optional.empty());
  }

  private static Truth within(Place booking, BusinessPeriod period, Optional<Request> request) {
    return within(booking, new RequestCondition.AskedWithin(period), request);
  }

  private static Truth within(
      Place booking, RequestCondition.AskedWithin within, Optional<Request> request) {
    Facts facts =
        new Facts(
            "T-1",
            new Places(BOSTON, BOSTON, booking),
            FRIDAY,
            new Subject(Optional.empty(), false, false),
            new Offences(List.of(), List.of()),
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN));
    Inquiry inquiry =
        new Inquiry(
            new Circumstances(facts, Findings.NONE),
            Recipient.request("MA0130100"),
            request,
            FRIDAY.toInstant(),
            Instant.MAX);
    return within.holds(inquiry, TABLE);
  }

  private static Optional<Request> asked(String at) {
    return Optional.of(Request.of(Warrant.NONE).at(OffsetDateTime.parse(at).toInstant()));
  }

  private static final BusinessPeriod HOURS = new BusinessPeriod(48, Unit.HOURS, "US");
  private static final BusinessPeriod DAY = new BusinessPeriod(1, Unit.DAYS, "US");

  @Test
  void itIsAskedOfRequestsThatSayWhen() {
    assertEquals(Truth.NO, within(BOSTON, HOURS, Optional.empty()), "no request");
    assertEquals(Truth.UNSURE, within(BOSTON, HOURS, Optional.of(Request.of(Warrant.NONE))));
    assertEquals(Truth.YES, within(BOSTON, HOURS, asked("2011-05-10T09:59:59-04:00")));
    assertEquals(Truth.NO, within(BOSTON, HOURS, asked("2011-05-10T10:00:00-04:00")));
    assertEquals(Truth.YES, within(BOSTON, HOURS, asked("2011-05-06T09:00:00-04:00")), "a slip");
  }

  /** The Tuesday begins an hour later in Chicago. */
  @Test
  void daysAreThoseOfThePlaceThatBooked() {
    assertEquals(Truth.NO, within(BOSTON, DAY, asked("2011-05-10T04:30:00Z")));
    assertEquals(Truth.YES, within(CHICAGO, DAY, asked("2011-05-10T04:30:00Z")));
    assertEquals(Truth.NO, within(CHICAGO, DAY, asked("2011-05-10T05:00:00Z")));
  }

  @Test
  void whatPeopleAnswerOfItIsOneRequests() {
    assertTrue(new RequestCondition.AskedWithin(HOURS).ofOneRequest());
  }

  /** Nobody is released before the booking, and when somebody is only people know. */
  @Test
  void sinceAReleaseItSurelyIsWithinAndElseNobodyCanTell() {
    RequestCondition.AskedWithin since =
        new RequestCondition.AskedWithin(HOURS, AskedSince.RELEASE);
    assertEquals(Truth.YES, within(BOSTON, since, asked("2011-05-06T09:00:00-04:00")));
    assertEquals(Truth.YES, within(BOSTON, since, asked("2011-05-10T09:59:59-04:00")));
    assertEquals(Truth.UNSURE, within(BOSTON, since, asked("2011-05-10T10:00:00-04:00")));
    assertEquals(Truth.UNSURE, within(BOSTON, since, asked("2031-05-10T10:00:00-04:00")));
    assertEquals(Truth.UNSURE, within(BOSTON, since, Optional.of(Request.of(Warrant.NONE))));
    assertEquals(Truth.NO, within(BOSTON, since, Optional.empty()), "no request");
    assertTrue(since.ofOneRequest());
  }

  /** The text is in rule books' versions. */
  @Test
  void itIsWrittenOnce() {
    assertEquals(
        "AskedWithin[period=BusinessPeriod[number=48, unit=HOURS, calendar=US]]",
        new RequestCondition.AskedWithin(HOURS).toString());
    assertEquals(
        "AskedWithin[period=BusinessPeriod[number=48, unit=HOURS, calendar=US], since=RELEASE]",
        new RequestCondition.AskedWithin(HOURS, AskedSince.RELEASE).toString());
  }
}
