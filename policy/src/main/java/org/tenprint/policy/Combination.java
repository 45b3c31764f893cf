package org.tenprint.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rule 4: how the instruments that speak to a recipient combine. */
final class Combination {

  /** Something that holds: an instrument, or several that contradict each other. */
  private record Hold(String name, Reason reason, Instrument first, List<String> named) {
    static final Comparator<Hold> NAMED_FIRST =
        Comparator.comparing(Hold::first, Instrument.NAMED_FIRST);
  }

  private final Findings findings;
  private final List<Considered> speaking;
  private final Set<Considered> contradicting = new LinkedHashSet<>();
  private final List<Hold> holds = new ArrayList<>();

  private Combination(List<Considered> speaking, Findings findings) {
    this.speaking = speaking;
    this.findings = findings;
  }

  /**
   * What instruments decide together; empty where none speaks.
   *
   * @param considered instruments, of which those count that speak
   */
  static Optional<Decision> of(List<Considered> considered, Findings findings) {
    List<Considered> speaking = new ArrayList<>(considered.size());
    for (Considered voice : considered) {
      if (voice.speaks() != Truth.NO) {
        speaking.add(voice);
      }
    }
    return speaking.isEmpty()
        ? Optional.empty()
        : Optional.of(new Combination(speaking, findings).decide());
  }

  private Decision decide() {
    contradictionsGiveWayToAHold();
    Optional<Instrument> withholding = first(Effect.WITHHOLD);
    if (withholding.isPresent()) {
      return named(Outcome.WITHHELD, withholding.get().ruling().reason(), withholding.get());
    }
    instrumentsThatHold();
    holds.sort(Hold.NAMED_FIRST);
    for (Hold hold : holds) {
      if (findings.upheld().contains(hold.name())) {
        return new Decision(
            Outcome.WITHHELD, hold.reason(), hold.named(), Collections.emptySortedSet(), List.of());
      }
    }
    List<Hold> standing =
        holds.stream().filter(hold -> !findings.released().contains(hold.name())).toList();
    if (!standing.isEmpty()) {
      TreeSet<String> names = new TreeSet<>();
      standing.forEach(hold -> names.add(hold.name()));
      Hold named = standing.get(0);
      return Decision.held(named.reason(), named.named(), names);
    }
    return first(Effect.PERMIT)
        .map(permit -> named(Outcome.DELIVERED, Reason.PERMITTED, permit))
        .orElseGet(this::delivered);
  }

  /** Every hold was lifted, and no instrument permits beside: after rule 4 it is delivered. */
  private Decision delivered() {
    return new Decision(
        Outcome.DELIVERED,
        Reason.PERMITTED,
        holds.get(0).named(),
        Collections.emptySortedSet(),
        List.of());
  }

  private void contradictionsGiveWayToAHold() {
    for (Considered voice : speaking) {
      if (voice.speaks() == Truth.YES && !contradicting.contains(voice)) {
        List<Considered> group = sameWords(voice);
        if (contradict(group)) {
          contradicting.addAll(group);
          holds.add(hold(group));
        }
      }
    }
  }

  private List<Considered> sameWords(Considered voice) {
    List<Considered> group = new ArrayList<>(2);
    for (Considered other : speaking) {
      if (other.speaks() == Truth.YES
          && other.effect() != Effect.HOLD
          && voice.instrument().sameWordsAs(other.instrument())) {
        group.add(other);
      }
    }
    return group;
  }

  private static boolean contradict(List<Considered> group) {
    return group.stream().anyMatch(voice -> voice.effect() == Effect.PERMIT)
        && group.stream().anyMatch(voice -> voice.effect() == Effect.WITHHOLD);
  }

  private static Hold hold(List<Considered> group) {
    List<Instrument> members = group.stream().map(Considered::instrument).toList();
    List<String> ids = members.stream().map(Instrument::id).sorted().toList();
    Instrument first = members.stream().min(Instrument.NAMED_FIRST).orElseThrow();
    return new Hold("COUNSEL " + String.join(" ", ids), Reason.COUNSEL, first, ids);
  }

  private void instrumentsThatHold() {
    for (Considered voice : speaking) {
      if (voice.effect() == Effect.HOLD) {
        String id = voice.instrument().id();
        String name = (voice.speaks() == Truth.UNSURE ? "UNSURE " : "HOLD ") + id;
        holds.add(new Hold(name, voice.reason(), voice.instrument(), List.of(id)));
      }
    }
  }

  private Optional<Instrument> first(Effect effect) {
    Instrument first = null;
    for (Considered voice : speaking) {
      boolean counts = voice.effect() == effect && !contradicting.contains(voice);
      if (counts
          && (first == null || Instrument.NAMED_FIRST.compare(voice.instrument(), first) < 0)) {
        first = voice.instrument();
      }
    }
    return Optional.ofNullable(first);
  }

  private static Decision named(Outcome outcome, Reason reason, Instrument instrument) {
    return new Decision(
        outcome, reason, List.of(instrument.id()), Collections.emptySortedSet(), List.of());
  }
}
