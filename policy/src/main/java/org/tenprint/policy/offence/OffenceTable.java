package org.tenprint.policy.offence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Levels of offence codes by scheme {@code sc-2008} and by schemes that are data themselves, and
 * the calendars of the same set: versioned reference data, handed in as a value.
 */
public final class OffenceTable {
  /** The code of minor traffic offences. */
  public static final String MINOR_TRAFFIC = "5499";

  private static final String IF_SENTENCE = "L1_IF_";

  /** What a code gives as a charge, and on a conviction with a sentence of more than a year. */
  private record Rating(Optional<Level> plain, Optional<Level> overAYear) {
    static final Rating UNKNOWN = new Rating(Optional.empty(), Optional.empty());

    static Rating of(String level) {
      return level.startsWith(IF_SENTENCE)
          ? new Rating(Optional.of(Level.L2), Optional.of(Level.L1))
          : new Rating(Optional.of(Level.valueOf(level)), Optional.of(Level.valueOf(level)));
    }
  }

  private final Map<String, Rating> levels;
  private final Map<Scheme, Map<String, List<ListedLevel>>> schemes = new HashMap<>();
  private final String version;
  private final BusinessCalendars calendars;

  /**
   * @param version names the set of reference data
   * @param levels by offence code: {@code L1}, {@code L2}, {@code L3}, or {@code L1_IF_…}: L1 on a
   *     conviction with a sentence of more than a year, else L2
   * @throws IllegalArgumentException if a level is none of these
   */
  public OffenceTable(String version, Map<String, String> levels) {
    this(version, levels, List.of());
  }

  /**
   * @param version names the set of reference data
   * @param levels by offence code, as above
   * @param listed what the schemes of the reference data give; of one code and day one alone
   * @throws IllegalArgumentException if a level is none of these
   */
  public OffenceTable(String version, Map<String, String> levels, Collection<ListedLevel> listed) {
    this(version, levels, listed, BusinessCalendars.NONE);
  }

  /**
   * @param version names the set of reference data
   * @param levels by offence code, as above
   * @param listed what the schemes of the reference data give; of one code and day one alone
   * @param calendars holidays and time zones
   * @throws IllegalArgumentException if a level is none of these
   */
  public OffenceTable(
      String version,
      Map<String, String> levels,
      Collection<ListedLevel> listed,
      BusinessCalendars calendars) {
    this.calendars = calendars;
    this.levels = new HashMap<>();
    levels.forEach(
        (code, level) -> {
          if (!level.matches("L[123]") && !level.startsWith(IF_SENTENCE)) {
            throw new IllegalArgumentException("level of offence code " + code);
          }
          this.levels.put(code, Rating.of(level));
        });
    this.version = version;
    for (ListedLevel one : listed) {
      schemes
          .computeIfAbsent(one.scheme(), scheme -> new TreeMap<>())
          .computeIfAbsent(one.code(), code -> new ArrayList<>(1))
          .add(one);
    }
  }

  /** Holidays and time zones. */
  public BusinessCalendars calendars() {
    return calendars;
  }

  /** The version of the reference data. */
  public String version() {
    return version;
  }

  /**
   * The first code of each rating that codes have, and of minor traffic; and of each that some of
   * these schemes rate otherwise on a day.
   */
  public SortedSet<String> samples(Collection<Scheme> asked, LocalDate day) {
    SortedSet<String> samples = samples();
    Set<Scheme> own = new LinkedHashSet<>(asked);
    own.retainAll(schemes.keySet());
    if (own.isEmpty()) {
      return samples;
    }
    SortedSet<String> codes = new TreeSet<>(levels.keySet());
    own.forEach(scheme -> codes.addAll(schemes.get(scheme).keySet()));
    codes.remove(ListedLevel.OTHERS);
    Set<List<Object>> told = new HashSet<>();
    for (String code : codes) {
      List<Object> rated = new ArrayList<>(List.of(levels.getOrDefault(code, Rating.UNKNOWN)));
      own.forEach(scheme -> rated.add(listed(scheme, code, day)));
      if (told.add(rated)) {
        samples.add(code);
      }
    }
    return samples;
  }

  /** The first code of each rating that codes have, and of minor traffic. */
  public SortedSet<String> samples() {
    Map<Rating, String> first = new HashMap<>();
    levels.forEach(
        (code, rating) ->
            first.merge(rating, code, (one, two) -> one.compareTo(two) < 0 ? one : two));
    SortedSet<String> samples = new TreeSet<>(first.values());
    samples.add(MINOR_TRAFFIC);
    return samples;
  }

  /** Whether offences can be ranked by that scheme. */
  public boolean has(Scheme scheme) {
    return Scheme.IN_CODE.contains(scheme) || schemes.containsKey(scheme);
  }

  /** Its own schemes, beside those in code. */
  public Set<Scheme> schemes() {
    return Set.copyOf(schemes.keySet());
  }

  /**
   * What a scheme of its own gives a code on a day; empty where that cannot be told: the scheme is
   * unknown, or nobody knows the code.
   */
  Optional<Level> listed(Scheme scheme, String code, LocalDate day) {
    Map<String, List<ListedLevel>> codes = schemes.get(scheme);
    if (codes == null) {
      return Optional.empty();
    }
    Optional<Level> named = on(day, codes.get(code));
    if (named.isPresent()) {
      return named;
    }
    return knows(code)
        ? on(day, codes.get(ListedLevel.OTHERS)).or(() -> Optional.of(Level.NONE))
        : Optional.empty();
  }

  private static Optional<Level> on(LocalDate day, List<ListedLevel> some) {
    return some == null
        ? Optional.empty()
        : some.stream().filter(one -> one.holdsOn(day)).map(ListedLevel::level).findFirst();
  }

  /** Whether the table has the code. */
  public boolean knows(String code) {
    return levels.containsKey(code);
  }

  /** The level of a charge; empty for an unknown code. */
  public Optional<Level> ofCharge(String code) {
    return levels.getOrDefault(code, Rating.UNKNOWN).plain();
  }

  /** The level of a conviction; empty for an unknown code. */
  public Optional<Level> ofConviction(Conviction conviction) {
    Rating rating = levels.getOrDefault(conviction.ncic(), Rating.UNKNOWN);
    return conviction.sentencedOverAYear() ? rating.overAYear() : rating.plain();
  }
}
