package org.tenprint.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Facts;
import org.tenprint.policy.fact.StatedFact;
import org.tenprint.policy.fact.Statement;
import org.tenprint.policy.law.Condition;

/** What is stated of people, at random: of one fact, so that instruments meet what they ask for. */
final class RandomStatements {
  private static final StatedFact FACT = StatedFact.VICTIM_WITNESS;

  private RandomStatements() {}

  /** One in so many times. */
  static Optional<Condition> condition(Random random) {
    return random.nextInt(16) == 0
        ? Optional.of(new Condition.Stated(FACT, random.nextInt(3) > 0))
        : Optional.empty();
  }

  /** The same facts where two people mostly, one or nobody reported it. */
  static Facts reported(Random random, Facts facts) {
    Facts told = facts;
    boolean holds = random.nextBoolean();
    int people = Math.min(2, random.nextInt(5));
    for (int i = 0; i < people; i++) {
      Statement so = Statement.of(holds, "an office", "1", Instant.EPOCH);
      told = told.stated(FACT, "person " + i, so);
    }
    return told;
  }

  /** A report, one in so many times. */
  static Optional<CaseEvent> event(Random random) {
    return random.nextInt(3) == 0
        ? Optional.of(
            new CaseEvent.FactStated(
                "person " + random.nextInt(3),
                FACT,
                random.nextInt(4) > 0,
                "an office",
                "1",
                Instant.EPOCH))
        : Optional.empty();
  }
}
