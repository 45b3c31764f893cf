package org.tenprint.scenarios;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.LiftGround;
import org.tenprint.policy.fact.StatedFact;

/** A protection, the report of its end, or a statement, at random: of the same one mostly. */
final class RandomReports {
  private RandomReports() {}

  static CaseEvent next(Random random, List<String> people, Instant start, Instant at) {
    Instant hour = at.truncatedTo(ChronoUnit.HOURS);
    Instant from = hour.isBefore(start) || random.nextBoolean() ? start : hour;
    String by = people.get(random.nextInt(people.size()));
    String order = random.nextInt(6) == 0 ? "2" : "1";
    if (random.nextInt(2) == 0) {
      StatedFact fact = random.nextBoolean() ? StatedFact.VICTIM_WITNESS : StatedFact.FINAL_ORDER;
      return new CaseEvent.FactStated(by, fact, random.nextInt(4) > 0, "an office", order, from);
    }
    return random.nextInt(4) == 0
        ? new CaseEvent.PersonProtected(Optional.of(at))
        : new CaseEvent.ProtectionLifted(
            by,
            random.nextInt(3) == 0 ? LiftGround.WAIVED : LiftGround.ENDED,
            "uscis",
            order,
            from);
  }
}
