package org.tenprint.audit.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings as they are made, and their count. */
public final class Findings {
  private final List<Finding> all = new ArrayList<>();
  private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);

  void add(Verdict verdict, String event, String where, String booking, String... details) {
    add(new Finding(verdict, event, where, booking, List.of(details)));
  }

  /** Adds one. */
  public void add(Finding finding) {
    all.add(finding);
    counts.merge(finding.verdict(), 1, Integer::sum);
  }

  /** All of them, in the order in which they were made. */
  public List<Finding> all() {
    return List.copyOf(all);
  }

  /** How many there are of a verdict. */
  public int count(Verdict verdict) {
    return counts.getOrDefault(verdict, 0);
  }

  /** Whether every event is equal that can be: what was erased cannot. */
  public boolean allEqual() {
    return count(Verdict.EQUAL) + count(Verdict.UNVERIFIABLE_ERASED) == all.size();
  }

  private String verdictOnAll() {
    if (!allEqual()) {
      return ": not all EQUAL";
    }
    return count(Verdict.UNVERIFIABLE_ERASED) == 0
        ? ": all EQUAL"
        : ": all EQUAL but what was erased";
  }

  /** The count in a line. */
  public String summary() {
    String each =
        Stream.of(Verdict.values())
            .map(verdict -> verdict + " " + count(verdict))
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "no event in the window" : each + verdictOnAll();
  }
}
