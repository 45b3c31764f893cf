package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.tenprint.policy.fact.Edge;
import org.tenprint.policy.fact.Finding;
import org.tenprint.policy.fact.IdentificationResult;
import org.tenprint.policy.fact.PlaceKind;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.fact.Subject;
import org.tenprint.policy.law.Condition;
import org.tenprint.policy.law.Effect;
import org.tenprint.policy.law.Instrument;
import org.tenprint.policy.law.Issuer;
import org.tenprint.policy.law.Provenance;
import org.tenprint.policy.law.Reach;
import org.tenprint.policy.law.Reason;
import org.tenprint.policy.law.Ruling;
import org.tenprint.policy.law.Scope;
import org.tenprint.policy.law.ScopeKind;
import org.tenprint.policy.law.Validity;
import org.tenprint.policy.offence.Charge;
import org.tenprint.policy.offence.Offences;
import org.tenprint.scenarios.place.Agencies;

/** What random cases of one booking share: the policy plays each as the slow reference does. */
final class RandomCases {
  private static final OffsetDateTime LONG_AGO = RandomScenarios.START.minusYears(1);
  private static final int SCENARIOS = 150;

  private RandomCases() {}

  /** Makes a scenario by chance; its number is its name's. */
  interface Maker {
    Scenario scenario(Random random, int number);
  }

  /** Plays many of them by both. */
  static void playAlike(long seed, Maker maker) {
    ScenarioBackend policy = new PolicyBackend(SampleWithAges.SET);
    ScenarioBackend slow = new SlowBackend(SampleWithAges.SET, SampleWithAges.AGES);
    Random random = new Random(seed);
    for (int i = 0; i < SCENARIOS; i++) {
      Scenario scenario = RandomScenarios.expecting(maker.scenario(random, i), slow);
      assertEquals(
          List.of(),
          ScenarioRunner.run(scenario, policy),
          () -> scenario.instruments() + "\n" + scenario.timeline());
    }
  }

  /** What nothing is expected of yet. */
  static Scenario scenario(String id, List<Instrument> listed, List<TimelineEvent> timeline) {
    Expectation nothing = new Expectation(Optional.empty(), Map.of(), Optional.empty());
    return new Scenario(id, id, listed, timeline, nothing);
  }

  /** Somebody is booked and found, a minute later. */
  static TimelineEvent booked(OffsetDateTime at, Subject subject) {
    Submission submission =
        new Submission(
            "T-1",
            new Agencies(RandomScenarios.BOSTON, RandomScenarios.BOSTON, RandomScenarios.BOSTON),
            at,
            subject,
            new Offences(List.of(new Charge("0911", Optional.of(at.toLocalDate()))), List.of()));
    return new TimelineEvent.Booked(
        new ScenarioBooking(
            submission,
            new Finding(IdentificationResult.MATCH, Status.UNKNOWN),
            at.plusMinutes(1).toInstant()));
  }

  /** A list, to be added to, of what permits all that is shared and returned. */
  static List<Instrument> open() {
    List<Instrument> open = new ArrayList<>();
    for (Edge edge : List.of(Edge.SHARE, Edge.RETURN)) {
      open.add(instrument("OPEN-" + edge, edge, Effect.PERMIT, Set.of(), List.of()));
    }
    return open;
  }

  /** A federal one of the nation, since long ago. */
  static Instrument instrument(
      String id, Edge edge, Effect effect, Set<Condition> when, List<String> unless) {
    return new Instrument(
        id,
        Issuer.FEDERAL,
        new Reach(new Scope(ScopeKind.NATION, "US"), PlaceKind.CONTROLLING, edge, Set.of()),
        new Ruling(effect, effect.opens() ? Reason.PERMITTED : Reason.COUNSEL, when, unless),
        Validity.between(LONG_AGO, Optional.empty()),
        new Provenance(LONG_AGO, "drafter", List.of("one", "two"), ""));
  }
}
