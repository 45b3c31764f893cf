package org.tenprint.policy.offence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Levels of offence codes by scheme {@code sc-2008}: versioned reference data, handed in as a
 * value.
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
  private final String version;

  /**
   * @param version names the set of reference data
   * @param levels by offence code: {@code L1}, {@code L2}, {@code L3}, or {@code L1_IF_…}: L1 on a
   *     conviction with a sentence of more than a year, else L2
   * @throws IllegalArgumentException if a level is none of these
   */
  public OffenceTable(String version, Map<String, String> levels) {
    this.levels = new HashMap<>();
    levels.forEach(
        (code, level) -> {
          if (!level.matches("L[123]") && !level.startsWith(IF_SENTENCE)) {
            throw new IllegalArgumentException("level of offence code " + code);
          }
          this.levels.put(code, Rating.of(level));
        });
    this.version = version;
  }

  /** The version of the reference data. */
  public String version() {
    return version;
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
