package org.tenprint.policy.decision;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tenprint.policy.fact.MessagePart;
import org.tenprint.policy.law.Answered;
import org.tenprint.policy.law.Considered;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.KeptBack;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.UnreadInstrument;
import org.tenprint.policy.offence.Truth;

/**
 * Rule 4: how the instruments that speak to a recipient combine.
 *
 * <p>What withholds parts of a message decides nothing by itself: where the others let the message
 * go, all parts that surely are withheld are left out of it.
 */
final class Combination {

  private final Answered answered;
  private final List<Considered> speaking;
  private Set<Considered> givingWay = Set.of();
  private List<Hold> holds = List.of();

  private Combination(List<Considered> speaking, Answered answered) {
    this.speaking = speaking;
    this.answered = answered;
  }

  /**
   * What instruments decide together; empty where none speaks, or of parts alone.
   *
   * @param considered instruments, of which those count that speak
   */
  static Optional<Decision> of(List<Considered> considered, Answered answered) {
    List<Considered> speaking = speaking(considered);
    for (Considered voice : speaking) {
      if (!ofParts(voice)) {
        return Optional.of(new Combination(speaking, answered).decide());
      }
    }
    return Optional.empty();
  }

  /** The instruments that surely keep back parts, whatever becomes of the rest. */
  static List<Instrument> keepingBackParts(List<Considered> considered, Answered answered) {
    Combination combination = new Combination(speaking(considered), answered);
    combination.mandatesAndWhatDefiesThemGiveWay();
    return combination.keepingBackParts(combination.givingWay);
  }

  private static List<Considered> speaking(List<Considered> considered) {
    List<Considered> speaking = new ArrayList<>(considered.size());
    for (Considered voice : considered) {
      if (voice.speaks() != Truth.NO) {
        speaking.add(voice);
      }
    }
    return speaking;
  }

  private Decision decide() {
    if (any(Combination::opens) && any(Considered::withholdsAll)) {
      contradictionsGiveWayToAHold();
    }
    mandatesAndWhatDefiesThemGiveWay();
    Instrument withholding = first(Considered::withholdsAll);
    if (withholding != null) {
      return Decision.plain(Outcome.WITHHELD, withholding.ruling().reason())
          .naming(withholding.id());
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
    Decision told =
        permitting == null
            ? delivered()
            : Decision.plain(Outcome.DELIVERED, Reason.PERMITTED).naming(permitting.id());
    return told.without(KeptBack.by(keepingBackParts(givingWay)));
  }

  private void mandatesAndWhatDefiesThemGiveWay() {
    if (any(Combination::mandates)) {
      whatDefiesAMandateGivesWayToAHold();
    }
  }

  private List<Instrument> keepingBackParts(Collection<Considered> but) {
    List<Instrument> keeping = new ArrayList<>(0);
    for (Considered voice : speaking) {
      if (ofParts(voice) && voice.speaks() == Truth.YES && !but.contains(voice)) {
        keeping.add(voice.instrument());
      }
    }
    return keeping;
  }

  private static boolean ofParts(Considered voice) {
    return voice.instrument().ruling().ofParts();
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
        return Optional.of(Decision.plain(Outcome.WITHHELD, hold.reason()).naming(hold.named()));
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

  /**
   * Every hold was lifted, and no instrument permits beside: after rule 4 it is delivered, by the
   * first that spoke of the whole.
   */
  private Decision delivered() {
    Hold first = holds.stream().filter(hold -> !hold.ofParts()).findFirst().orElseThrow();
    return Decision.plain(Outcome.DELIVERED, Reason.PERMITTED).naming(first.named());
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
      if (other.withholdsAll() && permit.sameWordsAs(other.instrument())) {
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
   * win in silence; but a part that is left out anyway is no question.
   */
  private void whatDefiesAMandateGivesWayToAHold() {
    List<Considered> defying = new ArrayList<>(2);
    for (Considered voice : speaking) {
      if (any(mandate -> defies(voice, mandate))) {
        defying.add(voice);
      }
    }
    Set<MessagePart> leftOut = KeptBack.parts(KeptBack.by(keepingBackParts(defying)));
    defying.removeIf(
        voice -> ofParts(voice) && leftOut.containsAll(voice.instrument().ruling().fields()));
    List<Considered> group = new ArrayList<>(2);
    for (Considered voice : speaking) {
      if (defying.contains(voice) || defying.stream().anyMatch(one -> defies(one, voice))) {
        group.add(voice);
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
    String question =
        members.stream().map(answered::id).sorted().collect(joining(" ", name + " ", ""));
    return new Hold(answered.name(question, members), reason, first, ids, false);
  }

  private void instrumentsThatHold() {
    holds = new ArrayList<>(holds);
    Set<MessagePart> kept = null;
    for (Considered voice : speaking) {
      if (!holds(voice) || givingWay.contains(voice)) {
        continue;
      }
      Instrument one = voice.instrument();
      if (ofParts(voice)) {
        kept = kept == null ? KeptBack.parts(KeptBack.by(keepingBackParts(givingWay))) : kept;
        if (kept.containsAll(one.ruling().fields())) {
          continue; // whatever it says, they are not told
        }
      }
      holds.add(new Hold(name(voice), voice.reason(), one, List.of(one.id()), ofParts(voice)));
    }
  }

  /** A verdict on one kind of hold answers no other that the same instrument makes later. */
  private String name(Considered voice) {
    String kind =
        UnreadInstrument.unread(voice)
            ? "UNREAD"
            : voice.speaks() == Truth.UNSURE ? "UNSURE" : "HOLD";
    Instrument instrument = voice.instrument();
    return answered.name(kind + " " + answered.id(instrument), List.of(instrument));
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
}
