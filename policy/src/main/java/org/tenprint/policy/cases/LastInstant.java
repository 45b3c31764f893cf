package org.tenprint.policy.cases;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.tenprint.policy.decision.Disclosure;
import org.tenprint.policy.decision.Disclosure.Taken;
import org.tenprint.policy.decision.Disposition;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Decision;
import org.tenprint.policy.law.Outcome;

/**
 * What became of a hold at its last instant, however late it is asked: whether it lets anything out
 * does not hang on when somebody looked.
 *
 * <p>What another instrument held by then nobody said. It is a hold of its own, which runs from the
 * last instant of the one before, and so on. Cost: a decision for each that ran out, and no more of
 * them than there are instruments that begin or end.
 */
final class LastInstant {
  private final CaseRules rules;
  private final Instant at;

  /**
   * @param rules that have a deadline
   * @param at when it is asked
   */
  LastInstant(CaseRules rules, Instant at) {
    this.rules = rules;
    this.at = at;
  }

  /**
   * The decision of its last instant.
   *
   * @param held a hold that ran out
   * @param decide what is decided as of an instant
   * @return that held on, kept back or let out; empty where another holds that has not run out
   */
  Optional<Taken> of(Disclosure held, Function<Instant, Taken> decide) {
    Disposition said = held.latest();
    Instant over = rules.over(said.at());
    while (!over.isAfter(at)) {
      Taken taken = decide.apply(over);
      Disposition then = disposition(held.recipient(), taken.decision(), over);
      if (then.outcome() != Outcome.HELD || !then.differsFrom(said)) {
        return Optional.of(taken);
      }
      said = then;
      over = rules.over(over);
    }
    return Optional.empty();
  }

  static Disposition disposition(Recipient recipient, Decision decision, Instant asOf) {
    return new Disposition(
        recipient,
        decision.outcome(),
        decision.reason(),
        decision.instruments(),
        asOf,
        decision.keptBack());
  }
}
