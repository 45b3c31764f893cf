package org.tenprint.policy.law;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the policy answers to an inquiry.
 *
 * @param outcome DELIVERED (may be told), WITHHELD, HELD or NOT_APPLICABLE
 * @param reason why
 * @param instruments ids named: the one that decided, or all that contradict each other, by id
 * @param holds names of the holds that stand, which people can lift; empty unless HELD
 * @param explanation every instrument considered; empty where none was asked
 * @param keptBack where it may be told, the parts that are kept back; null, as in what was kept
 *     before there were parts, is none
 */
public record Decision(
    Outcome outcome,
    Reason reason,
    List<String> instruments,
    SortedSet<String> holds,
    List<Considered> explanation,
    List<KeptBack> keptBack) {
  /** Copies. */
  public Decision {
    instruments = List.copyOf(instruments);
    holds = holds.isEmpty() ? Collections.emptySortedSet() : new TreeSet<>(holds);
    explanation = List.copyOf(explanation);
    keptBack = keptBack == null ? List.of() : List.copyOf(keptBack);
  }

  /** One that keeps back no part. */
  public Decision(
      Outcome outcome,
      Reason reason,
      List<String> instruments,
      SortedSet<String> holds,
      List<Considered> explanation) {
    this(outcome, reason, instruments, holds, explanation, List.of());
  }

  public static Decision plain(Outcome outcome, Reason reason) {
    return new Decision(outcome, reason, List.of(), Collections.emptySortedSet(), List.of());
  }

  public static Decision held(Reason reason, List<String> instruments, SortedSet<String> holds) {
    return new Decision(Outcome.HELD, reason, instruments, holds, List.of());
  }

  public Decision naming(String instrument) {
    return naming(List.of(instrument));
  }

  /** The same, naming these. */
  public Decision naming(List<String> named) {
    return new Decision(outcome, reason, named, holds, explanation, keptBack);
  }

  public Decision explainedBy(List<Considered> considered) {
    return new Decision(outcome, reason, instruments, holds, considered, keptBack);
  }

  /** The same less these parts. */
  public Decision without(List<KeptBack> parts) {
    return parts.isEmpty()
        ? this
        : new Decision(outcome, reason, instruments, holds, explanation, parts);
  }

  /**
   * The one of two answers that tells less, either of which may be right. Of two that tell alike it
   * is the first: with what the second keeps back too, and with its questions.
   */
  public Decision orLess(Decision other) {
    if (other.openness() != openness()) {
      return other.openness() < openness() ? other : this;
    }
    TreeSet<String> all = new TreeSet<>(holds);
    all.addAll(other.holds);
    List<KeptBack> kept = KeptBack.together(keptBack, other.keptBack);
    return new Decision(outcome, reason, instruments, all, explanation, kept);
  }

  /** Whether it is rule 1 that withholds for a person's protection, whatever an instrument says. */
  public boolean protectsAPerson() {
    return outcome == Outcome.WITHHELD && reason == Reason.PROTECTED && instruments.isEmpty();
  }

  /** Whether the recipient may be told. */
  public boolean permits() {
    return outcome == Outcome.DELIVERED;
  }

  /** How much it tells: 2 what may be told, 1 what is held, 0 nothing. */
  public int openness() {
    return permits() ? 2 : outcome == Outcome.HELD ? 1 : 0;
  }
}
