package org.tenprint.policy.offence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Counts business time at a place, whose days begin at its own midnights.
 *
 * <p>Idea: day by day, once as if every day of which nothing is known were a business day and once
 * as if none were; where both give one answer it is the answer, else nobody can tell. Cost: a step
 * for each day, at most {@value #MOST_DAYS}.
 */
public final class BusinessClock {
  /** Further nobody looks: the longest period has ended, or its calendar is no calendar. */
  static final int MOST_DAYS = 400;

  /** A day has 23 hours when the clocks go forward, and some places moved them by two. */
  private static final Duration CLOCKS_CHANGE = Duration.ofHours(2);

  private final BusinessCalendars calendars;
  private final Optional<ZoneId> zone;

  BusinessClock(BusinessCalendars calendars, Optional<ZoneId> zone) {
    this.calendars = calendars;
    this.zone = zone;
  }

  /** The place's time zone; empty where nobody knows it. */
  public Optional<ZoneId> zone() {
    return zone;
  }

  /**
   * Whether a period that began at an instant is over at another: at its last instant it is, before
   * it is not. Unsure where that hangs on a day that the calendar does not reach, or on where a day
   * begins at a place of which that is not known.
   */
  public Truth over(BusinessPeriod period, Instant from, Instant at) {
    if (!at.isAfter(from)) {
      return Truth.NO;
    }
    boolean hours = period.unit() == BusinessPeriod.Unit.HOURS;
    if (zone.isEmpty()) {
      Duration least =
          hours
              ? Duration.ofHours(period.number())
              : Duration.ofDays(period.number()).minus(CLOCKS_CHANGE);
      return Duration.between(from, at).compareTo(least) < 0 ? Truth.NO : Truth.UNSURE;
    }
    return hours ? hoursOver(period, from, at) : daysOver(period, from, at);
  }

  private Truth hoursOver(BusinessPeriod period, Instant from, Instant at) {
    Duration whole = Duration.ofHours(period.number());
    Duration least = Duration.ZERO;
    Duration most = Duration.ZERO;
    LocalDate day = day(from);
    Instant since = from;
    for (int i = 0; i < MOST_DAYS; i++) {
      Instant midnight = start(day.plusDays(1));
      boolean last = !midnight.isBefore(at);
      Duration part = Duration.between(since, last ? at : midnight);
      Optional<Boolean> business = calendars.business(period.calendar(), day);
      least = business.orElse(false) ? least.plus(part) : least;
      most = business.orElse(true) ? most.plus(part) : most;
      if (least.compareTo(whole) >= 0) {
        return Truth.YES;
      }
      if (last) {
        return most.compareTo(whole) < 0 ? Truth.NO : Truth.UNSURE;
      }
      since = midnight;
      day = day.plusDays(1);
    }
    return Truth.UNSURE;
  }

  private Truth daysOver(BusinessPeriod period, Instant from, Instant at) {
    int least = 0;
    int most = 0;
    LocalDate last = day(at);
    LocalDate day = day(from).plusDays(1);
    for (int i = 0; i < MOST_DAYS && day.isBefore(last); i++) {
      Optional<Boolean> business = calendars.business(period.calendar(), day);
      least += business.orElse(false) ? 1 : 0;
      most += business.orElse(true) ? 1 : 0;
      if (least == period.number()) {
        return Truth.YES;
      }
      day = day.plusDays(1);
    }
    return most < period.number() ? Truth.NO : Truth.UNSURE;
  }

  /**
   * When a period that began at an instant is over.
   *
   * @return empty where the calendar does not reach so far, or nobody knows the place's time zone
   */
  public Optional<Instant> end(BusinessPeriod period, Instant from) {
    if (zone.isEmpty()) {
      return Optional.empty();
    }
    if (period.unit() == BusinessPeriod.Unit.DAYS) {
      LocalDate given = day(from);
      return calendars.daysOfNotice(period, given).map(days -> start(given.plusDays(days)));
    }
    Duration left = Duration.ofHours(period.number());
    LocalDate day = day(from);
    Instant since = from;
    for (int i = 0; i < MOST_DAYS; i++) {
      Optional<Boolean> business = calendars.business(period.calendar(), day);
      if (business.isEmpty()) {
        return Optional.empty();
      }
      Instant midnight = start(day.plusDays(1));
      Duration part = business.get() ? Duration.between(since, midnight) : Duration.ZERO;
      if (part.compareTo(left) >= 0) {
        return Optional.of(since.plus(left));
      }
      left = left.minus(part);
      since = midnight;
      day = day.plusDays(1);
    }
    return Optional.empty();
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone.orElseThrow()).toLocalDate();
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(zone.orElseThrow()).toInstant();
  }
}
