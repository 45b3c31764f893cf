package org.tenprint.policy.effect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.offence.Conviction;
import org.tenprint.policy.offence.CountedFrom;
import org.tenprint.policy.offence.CountedTo;
import org.tenprint.policy.offence.LookBack;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.policy.offence.Truth;

/**
 * Days of conviction and of release that look-backs tell apart, the youngest first; at most {@value
 * #MOST}. They are points here, and what a look-back counts of them are bits.
 *
 * <p>The usual look-backs are nested: a conviction inside one is inside each longer one. Beside one
 * from the release they are not, since who was convicted long ago may have been released of late;
 * nor beside one to the request, which does not surely count a conviction that is still to come.
 */
final class Ages {
  /** As many as a long has bits. */
  static final int MOST = 64;

  /**
   * When a conviction was.
   *
   * @param released when the person was released; empty is not known
   */
  record When(LocalDate convicted, Optional<LocalDate> released) {
    /** The same conviction, then. */
    Conviction of(Conviction conviction) {
      return new Conviction(
              conviction.ncic(), convicted, conviction.offenceClass(), conviction.sentence())
          .released(released);
    }
  }

  private static final Comparator<When> YOUNGEST_FIRST =
      Comparator.comparing(When::convicted)
          .thenComparing(when -> when.released().orElse(LocalDate.MIN))
          .reversed();

  private final LocalDate booked;
  private final Optional<LocalDate> asked;
  private final boolean nested;
  private final Map<Optional<LookBack>, long[]> bits = new HashMap<>();
  private List<When> points = List.of();

  private Ages(LocalDate booked, Optional<LocalDate> asked, Set<Optional<LookBack>> all) {
    this.booked = booked;
    this.asked = asked;
    this.nested = nested(all);
  }

  /** Whether each of them counts what a shorter one counts. */
  static boolean nested(Collection<Optional<LookBack>> all) {
    return all.stream().flatMap(Optional::stream).allMatch(LookBack::usual);
  }

  private static boolean fromRelease(LookBack lookBack) {
    return lookBack.from() == CountedFrom.RELEASE;
  }

  /**
   * Points that tell these look-backs apart.
   *
   * @param booked the day to which they are counted
   * @param asked the same of those that are counted to a request; empty is not known
   * @param first look-backs that are told apart for sure
   * @param others look-backs that are told apart as far as there is room
   * @param most at least 2
   */
  static Ages of(
      LocalDate booked,
      Optional<LocalDate> asked,
      Collection<Optional<LookBack>> first,
      Collection<Optional<LookBack>> others,
      int most) {
    Set<Optional<LookBack>> all = new LinkedHashSet<>(first);
    all.addAll(others);
    Ages ages = new Ages(booked, asked, all);
    Set<When> kept = new LinkedHashSet<>(ages.edges(first, first));
    List<When> more = new ArrayList<>(ages.edges(others, all));
    more.removeAll(kept);
    int room = Math.max(0, Math.min(most, MOST) - kept.size());
    if (more.size() <= room) {
      kept.addAll(more);
    } else {
      for (int i = 0; i < room; i++) {
        kept.add(more.get(i * more.size() / room));
      }
    }
    SortedSet<When> youngestFirst = new TreeSet<>(YOUNGEST_FIRST);
    kept.stream().limit(MOST).forEach(youngestFirst::add);
    ages.points = ages.distinct(youngestFirst, all);
    return ages;
  }

  /** A day inside each look-back and outside the shorter ones, and one before all. */
  private Collection<When> edges(
      Collection<Optional<LookBack>> lookBacks, Collection<Optional<LookBack>> toldBy) {
    SortedSet<LocalDate> convicted = new TreeSet<>();
    convicted.add(booked.minusDays(1));
    Set<LocalDate> released = new TreeSet<>();
    for (Optional<LookBack> one : lookBacks) {
      Optional<LocalDate> end = one.flatMap(this::end);
      if (end.isPresent()) {
        LocalDate edge = end.get().minus(one.get().period());
        List<LocalDate> around = List.of(edge.plusDays(1), edge.minusDays(1));
        convicted.addAll(around);
        if (fromRelease(one.get())) {
          released.addAll(around);
          released.addAll(List.of(end.get(), end.get().plusDays(1)));
        } else if (!one.get().usual()) {
          convicted.add(end.get().plusDays(1));
        }
      }
    }
    SortedSet<When> edges = new TreeSet<>(YOUNGEST_FIRST);
    for (LocalDate day : convicted) {
      edges.add(new When(day, Optional.empty()));
      for (LocalDate release : released) {
        if (!release.isBefore(day)) {
          edges.add(new When(day, Optional.of(release)));
        }
      }
    }
    return nested ? edges : distinct(edges, toldBy);
  }

  /** The first of those that some look-back tells from the others. */
  private List<When> distinct(
      Collection<When> youngestFirst, Collection<Optional<LookBack>> lookBacks) {
    Set<List<Truth>> told = new HashSet<>();
    List<When> kept = new ArrayList<>();
    for (When when : youngestFirst) {
      List<Truth> counted = new ArrayList<>();
      lookBacks.forEach(lookBack -> counted.add(counts(lookBack, when)));
      if (told.add(counted)) {
        kept.add(when);
      }
    }
    return kept;
  }

  /** To which day it is counted. */
  private Optional<LocalDate> end(LookBack lookBack) {
    return lookBack.to() == CountedTo.BOOKING ? Optional.of(booked) : asked;
  }

  private Truth counts(Optional<LookBack> lookBack, When when) {
    Conviction conviction =
        when.of(new Conviction("", booked, OffenceClass.UNKNOWN, Optional.empty()));
    return lookBack.map(one -> one.counts(conviction, end(one))).orElse(Truth.YES);
  }

  /** Whether a point that a look-back counts is counted with each that is younger. */
  boolean nested() {
    return nested;
  }

  int size() {
    return points.size();
  }

  When when(int index) {
    return points.get(index);
  }

  /** The points that a look-back surely counts, and those of which nobody can tell. */
  long[] counted(Optional<LookBack> lookBack) {
    return bits.computeIfAbsent(lookBack, this::bits);
  }

  private long[] bits(Optional<LookBack> lookBack) {
    long[] counted = new long[2];
    for (int i = 0; i < points.size(); i++) {
      switch (counts(lookBack, points.get(i))) {
        case YES -> counted[0] |= 1L << i;
        case UNSURE -> counted[1] |= 1L << i;
        case NO -> {}
      }
    }
    return counted;
  }
}
