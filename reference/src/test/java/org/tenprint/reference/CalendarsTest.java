package org.tenprint.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarsTest {
  private static final String HOLIDAYS = "calendar,year,number,days,source\n";
  private static final String ZONES = "place,time_zone,valid_from,valid_to,source\n";
  private static final String YEAR = "US,2011,2,2011-07-04 2011-01-01,5 USC 6103\n";
  private static final String BOSTON = "MA,America/New_York,,,15 USC 261\n";

  @Test
  void aYearIsReadWhole() throws Exception {
    ReferenceSet set =
        ReferenceSet.sample().withCalendars(HOLIDAYS + YEAR + "XX,2012,0,,none\n", ZONES + BOSTON);
    List<HolidayYear> years = List.copyOf(set.holidays());
    assertEquals(2, years.size());
    assertEquals(LocalDate.of(2011, 1, 1), years.get(0).days().first());
    assertTrue(years.get(1).days().isEmpty(), "a year without a holiday is known all the same");
    assertEquals(ZoneId.of("America/New_York"), set.timeZones().iterator().next().zone());
  }

  @Test
  void theVersionIsThatOfBeforeWithoutThemAndAnotherWithEach() throws Exception {
    ReferenceSet sample = ReferenceSet.sample();
    assertEquals(sample.version(), sample.withCalendars(HOLIDAYS, ZONES).version());
    ReferenceSet year = sample.withCalendars(HOLIDAYS + YEAR, ZONES);
    ReferenceSet turned =
        sample.withCalendars(HOLIDAYS + "US,2011,2,2011-01-01 2011-07-04,elsewhere\n", ZONES);
    ReferenceSet both = sample.withCalendars(HOLIDAYS + YEAR, ZONES + BOSTON);
    assertNotEquals(sample.version(), year.version());
    assertEquals(year.version(), turned.version());
    assertNotEquals(year.version(), both.version());
    assertNotEquals(
        sample.withAdultAges("state,adult_age\nTX,17\n").version(),
        both.withAdultAges("state,adult_age\nTX,17\n").version());
  }

  /** By another tz database days begin elsewhere: it is another set, and no audit passes by it. */
  @Test
  void theVersionNamesTheOffsetsOfTheYears() throws Exception {
    String offsets =
        Calendars.read(HOLIDAYS + YEAR, ZONES + BOSTON).offsets().get("America/New_York");
    assertEquals("-05:00 2011-03-13T07:00:00Z-04:00 2011-11-06T06:00:00Z-05:00", offsets);
  }

  /** The rest of a year that somebody began to type would be business days. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "US,2027,11,2027-01-01,",
        "US,2027,11,,",
        "US,2027,,,",
        "US,2027,,2027-01-01,",
        "US,2027,0,2027-01-01,",
        "US,2027,-1,,"
      })
  void aYearHalfTypedIsRefused(String row) {
    ReferenceDataException refused =
        assertThrows(
            ReferenceDataException.class,
            () -> ReferenceSet.sample().withCalendars(HOLIDAYS + row + "\n", ZONES));
    assertTrue(refused.getMessage().contains("number"), refused::getMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "US,2011,1,2012-01-01,",
        "US,2011,1,2011-02-30,",
        "US,2011,2,2011-07-04 2011-07-04,",
        "US,2011,2,2011-07-04;2011-09-05,",
        "US,2011,1,07-04,",
        "US,11,0,,",
        "US,2100,0,,",
        "us,2011,0,,",
        "A-CALENDAR-THAT-IS-TOO-LONG,2011,0,,",
        ",2011,0,,",
        "US,2011,0,,\nUS,2011,1,2011-07-04,"
      })
  void aBadYearIsRefused(String rows) {
    ReferenceDataException refused =
        assertThrows(
            ReferenceDataException.class,
            () -> ReferenceSet.sample().withCalendars(HOLIDAYS + rows + "\n", ZONES));
    assertTrue(refused.getMessage().startsWith("holidays.csv line "), refused::getMessage);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MA,America/Boston,,,",
        "MA,EST5EDT4,,,",
        "MA,,,,",
        "Mass,America/New_York,,,",
        "2502,America/New_York,,,",
        "MA,America/New_York,2011-01-01,2011-01-01,",
        "MA,America/New_York,,2012-01-01,\nMA,America/Chicago,2011-01-01,,"
      })
  void aBadZoneIsRefused(String rows) {
    ReferenceDataException refused =
        assertThrows(
            ReferenceDataException.class,
            () -> ReferenceSet.sample().withCalendars(HOLIDAYS, ZONES + rows + "\n"));
    assertTrue(refused.getMessage().startsWith("time-zones.csv line "), refused::getMessage);
  }
}
