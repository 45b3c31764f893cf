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
 */
public record Decision(
    Outcome outcome,
    Reason reason,
    List<String> instruments,
    SortedSet<String> holds,
    List<Considered> explanation) {
  /** Copies. */
  public Decision {
    instruments = List.copyOf(instruments);
    holds = holds.isEmpty() ? Collections.emptySortedSet() : new TreeSet<>(holds);
    explanation = List.copyOf(explanation);
  }

  public static Decision plain(Outcome outcome, Reason reason) {
    return new Decision(outcome, reason, List.of(), Collections.emptySortedSet(), List.of());
  }

  public static Decision held(Reason reason, List<String> instruments, SortedSet<String> holds) {
    return new Decision(Outcome.HELD, reason, instruments, holds, List.of());
  }

  public Decision naming(String instrument) {
    return new Decision(outcome, reason, List.of(instrument), holds, explanation);
  }

  public Decision explainedBy(List<Considered> considered) {
    return new Decision(outcome, reason, instruments, holds, considered);
  }

  /** Whether it is rule 1 that withholds for a person's protection, whatever an instrument says. */
  public boolean protectsAPerson() {
    return outcome == Outcome.WITHHELD && reason == Reason.PROTECTED && instruments.isEmpty();
  }

  /** Whether the recipient may be told. */
  public boolean permits() {
    return outcome == Outcome.DELIVERED;
  }
}
