package org.tenprint.policy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Levels of offence codes by scheme {@code sc-2008}: versioned reference data, handed in as a
 * value.
 */
public final class OffenceTable {
  /** The code of minor traffic offences. */
  public static final String MINOR_TRAFFIC = "5499";

  private static final String IF_SENTENCE = "L1_IF_";

  private final Map<String, String> levels;
  private final String version;

  /**
   * @param version names the set of reference data
   * @param levels by offence code: {@code L1}, {@code L2}, {@code L3}, or {@code L1_IF_…}: L1 on a
   *     conviction with a sentence of more than a year, else L2
   * @throws IllegalArgumentException if a level is none of these
   */
  public OffenceTable(String version, Map<String, String> levels) {
    levels.forEach(
        (code, level) -> {
          if (!level.matches("L[123]") && !level.startsWith(IF_SENTENCE)) {
            throw new IllegalArgumentException("level of offence code " + code);
          }
        });
    this.levels = new TreeMap<>(levels);
    this.version = version;
  }

  /** The version of the reference data. */
  public String version() {
    return version;
  }

  /** Whether the table has the code. */
  public boolean knows(String code) {
    return levels.containsKey(code);
  }

  /** The level of a charge; empty for an unknown code. */
  public Optional<Level> ofCharge(String code) {
    return Optional.ofNullable(levels.get(code)).map(level -> plain(level, false));
  }

  /** The level of a conviction; empty for an unknown code. */
  public Optional<Level> ofConviction(Conviction conviction) {
    return Optional.ofNullable(levels.get(conviction.ncic()))
        .map(level -> plain(level, conviction.sentencedOverAYear()));
  }

  private static Level plain(String level, boolean overAYear) {
    if (level.startsWith(IF_SENTENCE)) {
      return overAYear ? Level.L1 : Level.L2;
    }
    return Level.valueOf(level);
  }
}
