package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.OffenceClass;

/**
 * Days of conviction that look-backs tell apart, the youngest first; at most {@value #MOST}.
 *
 * <p>Look-backs are nested: a conviction inside one is inside each longer one. So a look-back is a
 * number here: the days before it are inside.
 */
final class Ages {
  /** As many as a long has bits. */
  static final int MOST = 64;

  private final LocalDate booked;
  private final List<LocalDate> days;

  private Ages(LocalDate booked, List<LocalDate> days) {
    this.booked = booked;
    this.days = days;
  }

  /**
   * Days that tell these look-backs apart.
   *
   * @param booked the day from which they are counted
   * @param first look-backs that are told apart for sure
   * @param others look-backs that are told apart as far as there is room
   * @param most at least 2
   */
  static Ages of(
      LocalDate booked,
      Collection<Optional<Period>> first,
      Collection<Optional<Period>> others,
      int most) {
    Set<LocalDate> kept = new LinkedHashSet<>(edges(booked, first));
    List<LocalDate> more = new ArrayList<>(edges(booked, others));
    more.removeAll(kept);
    int room = Math.max(0, Math.min(most, MOST) - kept.size());
    if (more.size() <= room) {
      kept.addAll(more);
    } else {
      for (int i = 0; i < room; i++) {
        kept.add(more.get(i * more.size() / room));
      }
    }
    SortedSet<LocalDate> youngestFirst = new TreeSet<>(Comparator.reverseOrder());
    kept.stream().limit(MOST).forEach(youngestFirst::add);
    Set<Optional<Period>> all = new LinkedHashSet<>(first);
    all.addAll(others);
    return new Ages(booked, distinct(booked, youngestFirst, all));
  }

  /** A day inside each look-back and outside the shorter ones, and one before all. */
  private static SortedSet<LocalDate> edges(
      LocalDate booked, Collection<Optional<Period>> lookBacks) {
    SortedSet<LocalDate> edges = new TreeSet<>(Comparator.reverseOrder());
    edges.add(booked.minusDays(1));
    for (Optional<Period> lookBack : lookBacks) {
      if (lookBack.isPresent()) {
        LocalDate edge = booked.minus(lookBack.get());
        edges.add(edge.plusDays(1));
        edges.add(edge.minusDays(1));
      }
    }
    return edges;
  }

  private static List<LocalDate> distinct(
      LocalDate booked, SortedSet<LocalDate> youngestFirst, Set<Optional<Period>> lookBacks) {
    List<LocalDate> kept = new ArrayList<>();
    for (LocalDate day : youngestFirst) {
      boolean told =
          kept.isEmpty()
              || lookBacks.stream()
                  .flatMap(Optional::stream)
                  .anyMatch(
                      period ->
                          inside(kept.get(kept.size() - 1), period, booked)
                              != inside(day, period, booked));
      if (told) {
        kept.add(day);
      }
    }
    return kept;
  }

  private static boolean inside(LocalDate convicted, Period lookBack, LocalDate booked) {
    return new Conviction("", convicted, OffenceClass.UNKNOWN, Optional.empty())
        .within(lookBack, booked);
  }

  int size() {
    return days.size();
  }

  LocalDate day(int index) {
    return days.get(index);
  }

  /** How many of the days a look-back counts: the youngest. */
  int inside(Optional<Period> lookBack) {
    if (lookBack.isEmpty()) {
      return days.size();
    }
    int inside = 0;
    while (inside < days.size() && inside(days.get(inside), lookBack.get(), booked)) {
      inside++;
    }
    return inside;
  }
}
