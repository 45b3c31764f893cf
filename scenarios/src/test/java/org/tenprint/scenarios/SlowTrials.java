package org.tenprint.scenarios;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.SlowPolicy;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.AdultTrial;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;

/**
 * Orders to try somebody as an adult for the slow reference, as they are generated: written alike.
 */
final class SlowTrials {
  private SlowTrials() {}

  static boolean speaksOf(CaseEvent event) {
    return event instanceof CaseEvent.TriedAsAdult || event instanceof CaseEvent.AdultTrialVacated;
  }

  /** What was said on other reports is forgotten of all that may hang on them. */
  static Subject after(
      CaseEvent event, Subject subject, List<Instrument> book, SlowReviews reviews) {
    Subject next = after(event, subject);
    if (!next.equals(subject)) {
      reviews.forget(hanging(book, "tried-as-adult"));
    }
    return next;
  }

  /** Those that have a condition, and whatever looks at one of those, to any depth. */
  static Set<String> hanging(List<Instrument> book, String condition) {
    Set<String> hanging = new TreeSet<>();
    for (int depth = 0; depth <= book.size(); depth++) {
      for (Instrument one : book) {
        boolean asks = one.ruling().when().stream().anyMatch(c -> c.name().equals(condition));
        boolean looks = one.ruling().unless().stream().anyMatch(hanging::contains);
        for (Instrument other : book) {
          looks |= hanging.contains(other.id()) && looksForPermit(one, other);
        }
        if (asks || looks) {
          hanging.add(one.id());
        }
      }
    }
    return hanging;
  }

  private static boolean looksForPermit(Instrument one, Instrument other) {
    Effect effect = other.ruling().effect();
    Instant from = other.validity().from().toInstant();
    return (effect == Effect.PERMIT || effect == Effect.REQUIRE)
        && one.ruling().when().stream()
            .anyMatch(
                c ->
                    c instanceof Condition.NoPermitFrom none
                        && none.issuer() == other.issuer()
                        && none.begunBefore().filter(limit -> !from.isBefore(limit)).isEmpty());
  }

  /** Two people make one stand, and then nobody adds to it; one ends it. */
  private static Subject after(CaseEvent event, Subject subject) {
    if (!(event instanceof CaseEvent.TriedAsAdult tried)) {
      return subject.trial(new AdultTrial("", "", new TreeSet<>()));
    }
    AdultTrial was = subject.adultTrial();
    if (was.by().size() == 2) {
      return subject;
    }
    TreeSet<String> by = new TreeSet<>();
    if (was.order().equals(tried.order())) {
      by.addAll(was.by());
    }
    by.add(SlowPolicy.person(tried.by()));
    return subject.trial(new AdultTrial(tried.authority(), tried.order(), by));
  }
}
