package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holidays by calendar and year, and the time zones of places: versioned reference data, handed in
 * as a value. A year that is there is whole; of another nothing is known.
 */
public final class BusinessCalendars {
  /** Nothing is known. */
  public static final BusinessCalendars NONE = new BusinessCalendars(List.of(), List.of());

  /**
   * The holidays of a year.
   *
   * @param calendar whose
   * @param year of the common era
   * @param holidays days on which they are kept; those on a weekend say nothing
   */
  public record Year(String calendar, int year, Set<LocalDate> holidays) {
    /** Copies. */
    public Year {
      holidays = Set.copyOf(holidays);
    }
  }

  /**
   * Where a time zone is kept.
   *
   * @param place a state's two letters, or a county's five digits
   * @param zone its rules
   * @param from first day; empty is from ever
   * @param to first day on which it is no longer kept; empty is open
   */
  public record Zone(String place, ZoneId zone, Optional<LocalDate> from, Optional<LocalDate> to) {
    boolean holdsOn(LocalDate day) {
      return (from.isEmpty() || !day.isBefore(from.get()))
          && (to.isEmpty() || day.isBefore(to.get()));
    }
  }

  private final Map<String, Map<Integer, Set<LocalDate>>> years = new HashMap<>();
  private final Map<String, List<Zone>> zones = new HashMap<>();

  /**
   * @param years of each calendar, each year once
   * @param zones of each place, of one day one alone
   */
  public BusinessCalendars(Collection<Year> years, Collection<Zone> zones) {
    for (Year one : years) {
      this.years
          .computeIfAbsent(one.calendar(), calendar -> new HashMap<>())
          .put(one.year(), one.holidays());
    }
    for (Zone one : zones) {
      this.zones.computeIfAbsent(one.place(), place -> new ArrayList<>(1)).add(one);
    }
  }

  /** Whether any year of that calendar is known. */
  public boolean has(String calendar) {
    return years.containsKey(calendar);
  }

  /** Whether a day is a business day; empty where the calendar does not reach it. */
  Optional<Boolean> business(String calendar, LocalDate day) {
    Set<LocalDate> holidays = years.getOrDefault(calendar, Map.of()).get(day.getYear());
    return holidays == null
        ? Optional.empty()
        : Optional.of(!Dates.onAWeekend(day) && !holidays.contains(day));
  }

  /**
   * The clock of a place: its county's, where the county has a zone of its own, else its state's.
   *
   * @param day on which it is asked; a zone that the place keeps later does not count
   */
  public BusinessClock at(String county, String state, LocalDate day) {
    return new BusinessClock(this, on(day, county).or(() -> on(day, state)));
  }

  private Optional<ZoneId> on(LocalDate day, String place) {
    return zones.getOrDefault(place, List.of()).stream()
        .filter(one -> one.holdsOn(day))
        .map(Zone::zone)
        .findFirst();
  }

  /**
   * How many days after a day a notice of business days has passed: to the day after the last of
   * them, the day itself not counted.
   *
   * @param period of days
   * @return empty where the calendar does not reach so far
   */
  public Optional<Integer> daysOfNotice(BusinessPeriod period, LocalDate given) {
    int counted = 0;
    for (int days = 1; days <= BusinessClock.MOST_DAYS; days++) {
      Optional<Boolean> business = business(period.calendar(), given.plusDays(days));
      if (business.isEmpty()) {
        return Optional.empty();
      }
      counted += business.get() ? 1 : 0;
      if (counted == period.number()) {
        return Optional.of(days + 1);
      }
    }
    return Optional.empty();
  }
}
