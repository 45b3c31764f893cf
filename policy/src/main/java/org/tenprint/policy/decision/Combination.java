package org.tenprint.policy.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.fact.Findings;
import org.tenprint.policy.law.Considered;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.UnreadInstrument;
import org.tenprint.policy.offence.Truth;

/** Rule 4: how the instruments that speak to a recipient combine. */
final class Combination {

  /** Something that holds: an instrument, or several that contradict each other. */
  private record Hold(String name, Reason reason, Instrument first, List<String> named) {
    static final Comparator<Hold> NAMED_FIRST =
        Comparator.comparing(Hold::first, Instrument.NAMED_FIRST);
  }

  private final Findings findings;
  private final List<Considered> speaking;
  private Set<Considered> contradicting = Set.of();
  private List<Hold> holds = List.of();

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
    if (anySays(Effect.PERMIT) && anySays(Effect.WITHHOLD)) {
      contradictionsGiveWayToAHold();
    }
    Instrument withholding = first(Effect.WITHHOLD);
    if (withholding != null) {
      return named(Outcome.WITHHELD, withholding.ruling().reason(), withholding);
    }
    if (anySays(Effect.HOLD)) {
      instrumentsThatHold();
    }
    if (!holds.isEmpty()) {
      holds.sort(Hold.NAMED_FIRST);
      Optional<Decision> held = held();
      if (held.isPresent()) {
        return held.get();
      }
    }
    Instrument permitting = first(Effect.PERMIT);
    return permitting == null
        ? delivered()
        : named(Outcome.DELIVERED, Reason.PERMITTED, permitting);
  }

  private boolean anySays(Effect effect) {
    for (Considered voice : speaking) {
      if (voice.effect() == effect) {
        return true;
      }
    }
    return false;
  }

  /** What holds that people upheld, and else holds that stand, make of it. */
  private Optional<Decision> held() {
    for (Hold hold : holds) {
      if (findings.upheld().contains(hold.name())) {
        return Optional.of(
            new Decision(
                Outcome.WITHHELD,
                hold.reason(),
                hold.named(),
                Collections.emptySortedSet(),
                List.of()));
      }
    }
    Hold first = null;
    SortedSet<String> names = new TreeSet<>();
    for (Hold hold : holds) {
      if (!findings.released().contains(hold.name())) {
        first = first == null ? hold : first;
        names.add(hold.name());
      }
    }
    return first == null
        ? Optional.empty()
        : Optional.of(Decision.held(first.reason(), first.named(), names));
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
      if (voice.effect() == Effect.PERMIT
          && contradicted(voice.instrument())
          && !contradicting.contains(voice)) {
        List<Considered> group = sameWords(voice.instrument());
        if (contradicting.isEmpty()) {
          contradicting = new HashSet<>();
          holds = new ArrayList<>(1);
        }
        contradicting.addAll(group);
        holds.add(hold(group));
      }
    }
  }

  private boolean contradicted(Instrument permit) {
    for (Considered other : speaking) {
      if (other.effect() == Effect.WITHHOLD && permit.sameWordsAs(other.instrument())) {
        return true;
      }
    }
    return false;
  }

  /** The instruments with the same words that surely permit or withhold. */
  private List<Considered> sameWords(Instrument instrument) {
    List<Considered> group = new ArrayList<>(2);
    for (Considered other : speaking) {
      if (other.effect() != Effect.HOLD && instrument.sameWordsAs(other.instrument())) {
        group.add(other);
      }
    }
    return group;
  }

  private static Hold hold(List<Considered> group) {
    List<Instrument> members = group.stream().map(Considered::instrument).toList();
    List<String> ids = members.stream().map(Instrument::id).sorted().toList();
    Instrument first = members.stream().min(Instrument.NAMED_FIRST).orElseThrow();
    return new Hold("COUNSEL " + String.join(" ", ids), Reason.COUNSEL, first, ids);
  }

  private void instrumentsThatHold() {
    holds = new ArrayList<>(holds);
    for (Considered voice : speaking) {
      if (voice.effect() == Effect.HOLD) {
        String id = voice.instrument().id();
        String name = kind(voice) + " " + id;
        holds.add(new Hold(name, voice.reason(), voice.instrument(), List.of(id)));
      }
    }
  }

  /** A verdict on one kind of hold answers no other that the same instrument makes later. */
  private static String kind(Considered voice) {
    if (UnreadInstrument.unread(voice)) {
      return "UNREAD";
    }
    return voice.speaks() == Truth.UNSURE ? "UNSURE" : "HOLD";
  }

  /** The one that is named of those with that effect; null where there is none. */
  private Instrument first(Effect effect) {
    Instrument first = null;
    for (Considered voice : speaking) {
      boolean counts = voice.effect() == effect && !contradicting.contains(voice);
      if (counts
          && (first == null || Instrument.NAMED_FIRST.compare(voice.instrument(), first) < 0)) {
        first = voice.instrument();
      }
    }
    return first;
  }

  private static Decision named(Outcome outcome, Reason reason, Instrument instrument) {
    return new Decision(
        outcome, reason, List.of(instrument.id()), Collections.emptySortedSet(), List.of());
  }
}
