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
import java.util.function.Predicate;
import org.tenprint.policy.law.Answered;
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

  /** Something that holds: an instrument, or several that cannot all be followed. */
  private record Hold(String name, Reason reason, Instrument first, List<String> named) {
    static final Comparator<Hold> NAMED_FIRST =
        Comparator.comparing(Hold::first, Instrument.NAMED_FIRST);
  }

  private final Answered answered;
  private final List<Considered> speaking;
  private Set<Considered> givingWay = Set.of();
  private List<Hold> holds = List.of();

  private Combination(List<Considered> speaking, Answered answered) {
    this.speaking = speaking;
    this.answered = answered;
  }

  /**
   * What instruments decide together; empty where none speaks.
   *
   * @param considered instruments, of which those count that speak
   */
  static Optional<Decision> of(List<Considered> considered, Answered answered) {
    List<Considered> speaking = new ArrayList<>(considered.size());
    for (Considered voice : considered) {
      if (voice.speaks() != Truth.NO) {
        speaking.add(voice);
      }
    }
    return speaking.isEmpty()
        ? Optional.empty()
        : Optional.of(new Combination(speaking, answered).decide());
  }

  private Decision decide() {
    if (any(Combination::opens) && any(Combination::withholds)) {
      contradictionsGiveWayToAHold();
    }
    if (any(Combination::mandates)) {
      whatDefiesAMandateGivesWayToAHold();
    }
    Instrument withholding = first(Combination::withholds);
    if (withholding != null) {
      return named(Outcome.WITHHELD, withholding.ruling().reason(), withholding);
    }
    if (any(Combination::holds)) {
      instrumentsThatHold();
    }
    if (!holds.isEmpty()) {
      holds.sort(Hold.NAMED_FIRST);
      Optional<Decision> held = held();
      if (held.isPresent()) {
        return held.get();
      }
    }
    Instrument permitting = first(Combination::opens);
    return permitting == null
        ? delivered()
        : named(Outcome.DELIVERED, Reason.PERMITTED, permitting);
  }

  private boolean any(Predicate<Considered> asked) {
    for (Considered voice : speaking) {
      if (asked.test(voice)) {
        return true;
      }
    }
    return false;
  }

  private static boolean opens(Considered voice) {
    return voice.effect().opens();
  }

  private static boolean withholds(Considered voice) {
    return voice.effect() == Effect.WITHHOLD;
  }

  private static boolean holds(Considered voice) {
    return voice.effect() == Effect.HOLD;
  }

  /** Whether it requires, surely or perhaps. */
  private static boolean mandates(Considered voice) {
    return voice.instrument().ruling().effect() == Effect.REQUIRE;
  }

  /** What holds that people upheld, and else holds that stand, make of it. */
  private Optional<Decision> held() {
    for (Hold hold : holds) {
      if (answered.upheld(hold.name())) {
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
      if (!answered.released(hold.name())) {
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
      if (opens(voice) && contradicted(voice.instrument()) && !givingWay.contains(voice)) {
        List<Considered> group = sameWords(voice.instrument());
        giveWay("COUNSEL", Reason.COUNSEL, group);
      }
    }
  }

  private boolean contradicted(Instrument permit) {
    for (Considered other : speaking) {
      if (withholds(other) && permit.sameWordsAs(other.instrument())) {
        return true;
      }
    }
    return false;
  }

  /** The instruments with the same words that surely permit or withhold. */
  private List<Considered> sameWords(Instrument instrument) {
    List<Considered> group = new ArrayList<>(2);
    for (Considered other : speaking) {
      if (!holds(other) && instrument.sameWordsAs(other.instrument())) {
        group.add(other);
      }
    }
    return group;
  }

  /**
   * A mandate, and what surely withholds or holds at a level below it: one question for counsel, of
   * all of them. A mandate that only may speak is none the less in the way: what defies it must not
   * win in silence.
   */
  private void whatDefiesAMandateGivesWayToAHold() {
    List<Considered> group = new ArrayList<>(2);
    for (Considered voice : speaking) {
      for (Considered other : speaking) {
        if (defies(other, voice) || defies(voice, other)) {
          group.add(voice);
          break;
        }
      }
    }
    if (!group.isEmpty()) {
      giveWay(allSure(group) ? "MANDATE" : "UNSURE MANDATE", Reason.AGAINST_MANDATE, group);
    }
  }

  /** A verdict on what surely speaks answers nothing of what only may. */
  private static boolean allSure(List<Considered> group) {
    return group.stream().allMatch(voice -> voice.speaks() == Truth.YES);
  }

  /** A hold that people lifted keeps nothing back. */
  private boolean defies(Considered keeps, Considered requires) {
    return keeps.speaks() == Truth.YES
        && requires.instrument().isDefiedBy(keeps.instrument())
        && !(holds(keeps) && answered.released(name(keeps)));
  }

  private void giveWay(String name, Reason reason, List<Considered> group) {
    if (givingWay.isEmpty()) {
      givingWay = new HashSet<>();
      holds = new ArrayList<>(1);
    }
    givingWay.addAll(group);
    holds.add(hold(name, reason, group));
  }

  private Hold hold(String name, Reason reason, List<Considered> group) {
    List<Instrument> members = group.stream().map(Considered::instrument).toList();
    List<String> ids = members.stream().map(Instrument::id).sorted().toList();
    Instrument first = members.stream().min(Instrument.NAMED_FIRST).orElseThrow();
    String question = name + " " + String.join(" ", ids);
    return new Hold(answered.name(question, members), reason, first, ids);
  }

  private void instrumentsThatHold() {
    holds = new ArrayList<>(holds);
    for (Considered voice : speaking) {
      if (holds(voice) && !givingWay.contains(voice)) {
        List<String> named = List.of(voice.instrument().id());
        holds.add(new Hold(name(voice), voice.reason(), voice.instrument(), named));
      }
    }
  }

  /** A verdict on one kind of hold answers no other that the same instrument makes later. */
  private String name(Considered voice) {
    String kind =
        UnreadInstrument.unread(voice)
            ? "UNREAD"
            : voice.speaks() == Truth.UNSURE ? "UNSURE" : "HOLD";
    Instrument instrument = voice.instrument();
    return answered.name(kind + " " + instrument.id(), List.of(instrument));
  }

  /** The one that is named of those that do so; null where there is none. */
  private Instrument first(Predicate<Considered> asked) {
    Instrument first = null;
    for (Considered voice : speaking) {
      boolean counts = asked.test(voice) && !givingWay.contains(voice);
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
