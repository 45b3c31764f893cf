package org.tenprint.policy.cases;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disclosure.Taken;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.Outcome;
import org.tenprint.policy.law.Reason;

/**
 * The holds that ran out before a step of a case, and in it. At its last instant a hold is over:
 * nothing that the step brings, or that began since, lets it out. Of what was in force then nobody
 * can tell where the hold was said by other reference data than those of now: it ran out.
 */
final class RanOut {
  private final CaseLedger ledger;
  private final Answers answers;
  private final CaseRules rules;
  private final Instant at;
  private final Edition edition;
  private final Set<Recipient> ended = new TreeSet<>();
  private final Set<Recipient> decidedAnew = new HashSet<>();

  RanOut(CaseLedger ledger, Answers answers, CaseRules rules, Instant at) {
    this.ledger = ledger;
    this.answers = answers;
    this.rules = rules;
    this.at = at;
    this.edition = rules.policy().edition();
  }

  /** Whose ended so, in order. */
  Set<Recipient> ended() {
    return Collections.unmodifiableSet(ended);
  }

  /** Whether what people said of holds may be of one that stands no more. */
  boolean any() {
    return !ended.isEmpty() || !decidedAnew.isEmpty();
  }

  /** The names of the holds that stand still, and were not let out, nor another's, by then. */
  Set<String> stillHeld() {
    return ledger.holdsBut(decidedAnew);
  }

  /**
   * Ends those that ran out before. An end tells nothing: what was let out by then is decided with
   * the step; held, anew.
   *
   * @param decide what is decided of one as of an instant
   */
  void endBefore(BiFunction<Disclosure, Instant, Taken> decide) {
    if (edition.endsFirstWhatRanOut()) {
      ledger.all().stream()
          .filter(held -> rules.ranOut(held, at))
          .forEach(held -> endAlone(held, decide));
    }
  }

  private void endAlone(Disclosure held, BiFunction<Disclosure, Instant, Taken> decide) {
    if (edition.keepsTheReferenceData() && !held.latest().referenceData().equals(rules.saidBy())) {
      expire(held);
      ended.add(held.recipient());
      return;
    }
    boolean asOfThen = edition.endsAsOfTheLastInstant();
    Optional<Taken> ending =
        asOfThen
            ? new LastInstant(rules, at).of(held, as -> decide.apply(held, as))
            : Optional.of(decide.apply(held, at));
    if (ending.filter(taken -> !taken.decision().permits()).isPresent()) {
      answers.end(held, ending.get(), asOfThen);
      expire(held.recipient());
      ended.add(held.recipient());
    } else if (asOfThen) {
      answers.askAnew(held.recipient());
      decidedAnew.add(held.recipient());
    }
  }

  /** Where it is held, and ran out, it is over. */
  void expire(Recipient recipient) {
    ledger.towards(recipient).filter(held -> rules.ranOut(held, at)).ifPresent(this::expire);
  }

  private void expire(Disclosure held) {
    ledger.put(
        held.expired(
            new Disposition(
                held.recipient(),
                Outcome.WITHHELD,
                Reason.EXPIRED,
                held.latest().instruments(),
                at)));
  }
}
