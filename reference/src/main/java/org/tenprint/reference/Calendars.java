package org.tenprint.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Holidays and time zones: {@code holidays.csv} (columns {@code calendar}, {@code year}, {@code
 * number}, {@code days}) and {@code time-zones.csv} ({@code place}, {@code time_zone}, and
 * optionally days).
 *
 * @param years by calendar and year
 * @param zones by place, in the order of days
 */
record Calendars(SortedMap<String, HolidayYear> years, SortedMap<String, List<PlaceZone>> zones) {
  static final String HOLIDAYS = "holidays.csv";
  static final String ZONES = "time-zones.csv";
  static final String NO_HOLIDAYS = "calendar,year,number,days\n";
  static final String NO_ZONES = "place,time_zone\n";

  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
  private static final int MOST_DAYS = 60;

  static Calendars read(String holidays, String timeZones) throws ReferenceDataException {
    return new Calendars(years(holidays), zones(timeZones));
  }

  private static SortedMap<String, HolidayYear> years(String text) throws ReferenceDataException {
    SortedMap<String, HolidayYear> years = new TreeMap<>();
    for (Table.Row row : Table.rows(HOLIDAYS, text, Columns.OF_HOLIDAYS)) {
      String calendar = row.field("calendar", "[A-Z0-9][A-Z0-9-]{0,15}");
      String year = row.field("year", "(19|20)\\d{2}");
      HolidayYear read = new HolidayYear(calendar, Integer.parseInt(year), days(row, year));
      if (years.put(calendar + " " + year, read) != null) {
        throw row.error("this calendar has this year above");
      }
    }
    return years;
  }

  private static SortedSet<LocalDate> days(Table.Row row, String year)
      throws ReferenceDataException {
    Optional<String> stated =
        row.optional("days", DAY + "( " + DAY + "){0," + (MOST_DAYS - 1) + "}");
    SortedSet<LocalDate> days = new TreeSet<>();
    for (String text : stated.map(some -> some.split(" ")).orElse(new String[0])) {
      try {
        if (!text.startsWith(year) || !days.add(LocalDate.parse(text))) {
          throw row.error("column days has a day of another year, or one twice");
        }
      } catch (DateTimeException e) {
        throw row.error("column days has what is no date");
      }
    }
    // a year that somebody began to type would be one of fewer holidays, and every period shorter
    if (Integer.parseInt(row.field("number", "\\d{1,2}")) != days.size()) {
      throw row.error("column number is not how many days there are: is the year whole?");
    }
    return days;
  }

  private static SortedMap<String, List<PlaceZone>> zones(String text)
      throws ReferenceDataException {
    SortedMap<String, List<PlaceZone>> zones = new TreeMap<>();
    for (Table.Row row : Table.rows(ZONES, text, Columns.OF_ZONES)) {
      PlaceZone zone =
          new PlaceZone(
              row.field("place", "[A-Z]{2}|\\d{5}"),
              zone(row),
              row.date("valid_from"),
              row.date("valid_to"));
      if (!zone.holdsOnSomeDay()) {
        throw row.error("valid_to must be after valid_from");
      }
      List<PlaceZone> known = zones.computeIfAbsent(zone.place(), place -> new ArrayList<>());
      if (known.stream().anyMatch(zone::meets)) {
        throw row.error("this place stands above for the same time");
      }
      known.add(zone);
    }
    zones.values().forEach(some -> some.sort((one, other) -> first(one).compareTo(first(other))));
    return zones;
  }

  private static LocalDate first(PlaceZone zone) {
    return zone.from().orElse(LocalDate.MIN);
  }

  private static ZoneId zone(Table.Row row) throws ReferenceDataException {
    String name = row.field("time_zone", "[A-Za-z0-9_+/-]{1,64}");
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw row.error("column time_zone is no zone of the tz database, such as America/New_York");
    }
    return ZoneId.of(name);
  }

  /**
   * Each zone with the offsets that it has in the years of the holidays, so that another tz
   * database, by which business time would be another, makes another set.
   */
  SortedMap<String, String> offsets() {
    SortedMap<String, String> stated = new TreeMap<>();
    for (List<PlaceZone> some : zones.values()) {
      for (PlaceZone one : some) {
        stated.computeIfAbsent(one.zone().getId(), id -> offsets(one.zone().getRules()));
      }
    }
    return stated;
  }

  private String offsets(ZoneRules rules) {
    int first = years.values().stream().mapToInt(HolidayYear::year).min().orElse(0);
    int last = years.values().stream().mapToInt(HolidayYear::year).max().orElse(first);
    Instant end = LocalDate.of(last + 1, 1, 2).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant at = LocalDate.of(first, 1, 1).minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    StringBuilder offsets = new StringBuilder(rules.getOffset(at).getId());
    ZoneOffsetTransition next = rules.nextTransition(at);
    while (next != null && next.getInstant().isBefore(end)) {
      offsets.append(' ').append(next.getInstant()).append(next.getOffsetAfter().getId());
      next = rules.nextTransition(next.getInstant());
    }
    return offsets.toString();
  }
}
