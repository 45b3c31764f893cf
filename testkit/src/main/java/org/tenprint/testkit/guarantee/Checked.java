package org.tenprint.testkit.guarantee;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a check found in a history.
 *
 * @param id {@code C1} to {@code C11}
 * @param says what is promised, in a sentence
 * @param judgement whether it was kept
 * @param where each breach, or why it is not known; empty when it was kept
 * @param counts what was looked at, by name; times in milliseconds
 */
public record Checked(
    String id, String says, Judgement judgement, List<String> where, Map<String, Long> counts) {

  /** Copies the lists. */
  public Checked {
    where = List.copyOf(where);
    counts = new TreeMap<>(counts);
  }

  /** False where something is broken; unknown where nothing was looked at. */
  static Checked of(String id, String says, List<String> broken, Map<String, Long> counts) {
    boolean seen = counts.values().stream().anyMatch(count -> count > 0);
    if (!broken.isEmpty()) {
      return new Checked(id, says, Judgement.FALSE, broken, counts);
    }
    return seen
        ? new Checked(id, says, Judgement.TRUE, List.of(), counts)
        : unknown(id, says, "there was nothing to look at", counts);
  }

  static Checked unknown(String id, String says, String why, Map<String, Long> counts) {
    return new Checked(id, says, Judgement.UNKNOWN, List.of(why), counts);
  }

  /** Whether it was kept, and is known to be. */
  public boolean kept() {
    return judgement == Judgement.TRUE;
  }
}
