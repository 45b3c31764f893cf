package org.tenprint.scenarios.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tenprint.policy.effect.Coverage;
import org.tenprint.policy.effect.Coverage.Example;
import org.tenprint.policy.effect.Coverage.Gap;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Place;
import org.tenprint.policy.fact.RecipientKind;

/** The coverage of a rule book, in plain words. */
public final class CoverageText {
  private final Coverage coverage;
  private final Map<String, SortedSet<String>> agencies = new TreeMap<>();

  /**
   * @param places every agency's: where all of a state are meant, the state is named
   */
  public CoverageText(Coverage coverage, Collection<Place> places) {
    this.coverage = coverage;
    places.forEach(place -> add(agencies, place));
  }

  private static void add(Map<String, SortedSet<String>> byState, Place place) {
    byState.computeIfAbsent(place.state(), state -> new TreeSet<>()).add(place.ori());
  }

  /** Of what no instrument speaks: a heading for each edge and place, then the kinds of case. */
  public List<String> gaps() {
    List<String> lines = new ArrayList<>();
    for (Gap gap : coverage.gaps()) {
      lines.add(what(gap) + ", " + where(gap.places()) + ":" + (gap.everything() ? " any" : ""));
      if (!gap.everything()) {
        gap.examples().forEach(example -> lines.add("  " + of(example)));
      }
    }
    return lines;
  }

  private static String of(Example example) {
    return CaseText.of(example.inquiry()) + (example.always() ? "" : " (in some cases)");
  }

  private static String what(Gap gap) {
    if (gap.edge() == Edge.SHARE) {
      return "the sharing with the field office";
    }
    if (gap.edge() == Edge.REQUEST) {
      return "requests to the agency";
    }
    return "what is returned to the "
        + (gap.kind() == RecipientKind.SIB ? "state bureau" : "agency");
  }

  private String where(List<Place> places) {
    Map<String, SortedSet<String>> byState = new TreeMap<>();
    places.forEach(place -> add(byState, place));
    return byState.entrySet().stream()
        .map(
            entry ->
                entry.getValue().equals(agencies.get(entry.getKey()))
                    ? entry.getKey()
                    : "%s (%s)".formatted(entry.getKey(), String.join(", ", entry.getValue())))
        .collect(Collectors.joining(", "));
  }

  /** The instruments that decide nothing, with why where it is plain. */
  public List<String> idle() {
    return coverage.idle().stream()
        .map(id -> id + (coverage.neverInForce().contains(id) ? ": never in force" : ""))
        .toList();
  }

  /** Pairs that say the same at one time. */
  public List<String> equal() {
    return coverage.equal().stream().map(pair -> pair.one() + " and " + pair.other()).toList();
  }
}
