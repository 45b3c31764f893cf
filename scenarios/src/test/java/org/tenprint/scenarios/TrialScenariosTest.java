package org.tenprint.scenarios;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.fact.Verdict;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;

/** A minor whom people report, vacate and release by turns: the policy does as the slow one. */
class TrialScenariosTest {

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void aReleaseEndsWithItsOrderInBoth(long seed) {
    RandomCases.playAlike(seed, TrialScenariosTest::scenario);
  }

  private static Scenario scenario(Random random, int number) {
    List<Instrument> listed = RandomCases.open();
    for (int i = 0; i < 3; i++) {
      listed.add(ofMinors(random, i));
    }
    OffsetDateTime at = RandomScenarios.START;
    List<TimelineEvent> timeline = new ArrayList<>();
    Subject minor = new Subject(Optional.of(LocalDate.of(1995, 3, 4)), true, false);
    timeline.add(RandomCases.booked(at, minor));
    for (int i = 0; i < 14; i++) {
      at = at.plusMinutes(2);
      timeline.add(new TimelineEvent.OfCase("T-1", event(random), at.toInstant()));
    }
    timeline.add(new TimelineEvent.Tick(at.plusDays(1).toInstant()));
    return RandomCases.scenario("trial-" + number, listed, timeline);
  }

  private static CaseEvent event(Random random) {
    String who = "person " + random.nextInt(3);
    return switch (random.nextInt(8)) {
      case 0, 1 -> new CaseEvent.TriedAsAdult(who, "court", "" + random.nextInt(2));
      case 2 -> new CaseEvent.AdultTrialVacated("court", "1");
      case 3 -> new CaseEvent.Reviewed(who, Verdict.NOT_CITIZEN);
      default -> new CaseEvent.Reviewed(who, Verdict.RELEASE);
    };
  }

  private static Instrument ofMinors(Random random, int number) {
    Set<Condition> when = new HashSet<>();
    when.add(new Condition.Juvenile(true));
    if (number == 0 || random.nextBoolean()) {
      when.add(new Condition.TriedAsAdult(random.nextInt(4) > 0));
    }
    if (random.nextInt(4) == 0) {
      when.add(new Condition.NoPermitFrom(Issuer.FEDERAL, Optional.empty()));
    }
    List<String> unless =
        number > 0 && random.nextBoolean() ? List.of("I" + (number - 1)) : List.of();
    Effect effect = random.nextInt(3) == 0 ? Effect.HOLD : Effect.PERMIT;
    return RandomCases.instrument("I" + number, Edge.RETURN, effect, when, unless);
  }
}
