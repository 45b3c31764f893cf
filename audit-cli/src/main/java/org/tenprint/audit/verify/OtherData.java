package org.tenprint.audit.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tenprint.events.notification.Disposition;
import org.tenprint.reference.ReferenceSet;

/**
 * The steps of a case that were taken by other reference data than those at hand, as far as their
 * dispositions say. What such a step made nobody can tell without its own, nor whether what differs
 * in a later one comes of that, or in one just before that told nobody: neither is equal, and
 * neither is different. A step whose dispositions name several sets says nothing: no service writes
 * it so, and it is judged by the set at hand.
 */
final class OtherData {
  private final SortedMap<Integer, MissingInput> steps = new TreeMap<>();

  /** Those that say by which data they were taken, be it by several. */
  private final SortedSet<Integer> stating = new TreeSet<>();

  private OtherData() {}

  static OtherData of(Collection<Recorded<Disposition>> dispositions, ReferenceSet atHand) {
    OtherData other = new OtherData();
    dispositions.forEach(one -> other.stating.add(one.event().getStep()));
    stated(dispositions)
        .forEach(
            (step, version) -> {
              if (!version.equals(atHand.version())) {
                other.steps.put(step, MissingInput.referenceData(version, atHand));
              }
            });
    return other;
  }

  /** The versions by which steps were taken, by number, of each that states one. */
  static Map<Integer, String> stated(Collection<Recorded<Disposition>> dispositions) {
    Map<Integer, Set<String>> stated = new HashMap<>();
    for (Recorded<Disposition> recorded : dispositions) {
      stated
          .computeIfAbsent(recorded.event().getStep(), step -> new HashSet<>())
          .add(recorded.event().getReferenceDataVersion());
    }
    stated.values().removeIf(versions -> versions.size() > 1);
    Map<Integer, String> one = new HashMap<>();
    stated.forEach((step, versions) -> one.put(step, versions.iterator().next()));
    return one;
  }

  /** Whether a step was taken by other data. */
  boolean took(int step) {
    return steps.containsKey(step);
  }

  /** What comes of a finding that rests on taking a step again by the data at hand. */
  Finding judged(int step, Finding found) {
    if (found.verdict() != Verdict.EQUAL && found.verdict() != Verdict.DIFFERENT) {
      return found;
    }
    if (took(step)) {
      return steps.get(step).finding(found.event(), found.where(), found.booking());
    }
    Optional<Integer> near = near(step);
    if (found.verdict() == Verdict.EQUAL || near.isEmpty()) {
      return found;
    }
    int by = near.get();
    List<String> why = new ArrayList<>();
    why.add("missing: %s, by which step %d was taken".formatted(steps.get(by).getMessage(), by));
    why.addAll(found.details());
    return new Finding(Verdict.MISSING_INPUT, found.event(), found.where(), found.booking(), why);
  }

  /**
   * A step by other data of which it may come that this one differs: the last before it, and of one
   * that told nobody, and so says nothing of its own, the next that says it.
   */
  private Optional<Integer> near(int step) {
    SortedMap<Integer, MissingInput> before = steps.headMap(step);
    if (!before.isEmpty()) {
      return Optional.of(before.lastKey());
    }
    SortedSet<Integer> next = stating.tailSet(step);
    return next.isEmpty() ? Optional.empty() : Optional.of(next.first()).filter(this::took);
  }

  /** Of a step that could not be taken again it is said, too, that it was taken by other data. */
  Finding remarked(int step, Finding found) {
    if (!took(step)) {
      return found;
    }
    List<String> why = new ArrayList<>(found.details());
    why.add("missing: " + steps.get(step).getMessage());
    return new Finding(found.verdict(), found.event(), found.where(), found.booking(), why);
  }
}
