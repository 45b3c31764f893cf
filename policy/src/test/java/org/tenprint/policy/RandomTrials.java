package org.tenprint.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.AdultTrial;
import org.tenprint.policy.fact.Subject;

/** Orders to try somebody as an adult, at random. */
final class RandomTrials {
  private static final List<Integer> ADULT_AGES = List.of(16, 17, 18, 19, 20, 21);
  private static final List<Integer> REPORTS = List.of(0, 1, 2);

  private RandomTrials() {}

  /** Who may claim, be protected, or be under such an order. */
  static Subject subject(RandomRules random, Optional<LocalDate> born) {
    return new Subject(born, random.chance(16), random.chance(16))
        .adultFrom(random.one(ADULT_AGES))
        .trial(reported(random));
  }

  /** One that nobody, one or two people reported. */
  private static AdultTrial reported(RandomRules random) {
    AdultTrial trial = AdultTrial.NONE;
    for (int i = random.chance(2) ? 0 : random.one(REPORTS); i > 0; i--) {
      trial = trial.reported("person " + i, "a court", "1");
    }
    return trial;
  }

  /** A report of one, or of its end. */
  static CaseEvent event(RandomRules random) {
    return random.chance(5)
        ? new CaseEvent.AdultTrialVacated("a court", "1")
        : new CaseEvent.TriedAsAdult("person " + random.one(REPORTS), "a court", "1");
  }
}
