package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.policy.law.Outcome;

class RandomScenariosTest {
  private static final int SCENARIOS = 100 * Integer.getInteger("tenprint.depth", 1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void thePolicyMakesOfEachWhatTheSlowReferenceMakes(long seed) {
    RandomScenarios random = new RandomScenarios(seed);
    ScenarioBackend policy = new PolicyBackend(SampleWithAges.SET);
    ScenarioBackend slow = new SlowBackend(SampleWithAges.SET, SampleWithAges.AGES);
    for (int i = 0; i < SCENARIOS; i++) {
      Scenario scenario = RandomScenarios.expecting(random.next(), slow, RandomScenarios.known());
      assertEquals(
          List.of(),
          ScenarioRunner.run(scenario, policy),
          () -> scenario.title() + "\n" + scenario.instruments() + "\n" + scenario.timeline());
    }
  }

  @Test
  void everyOutcomeComesOften() {
    RandomScenarios random = new RandomScenarios(7);
    ScenarioBackend policy = new PolicyBackend(SampleWithAges.SET);
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    for (int i = 0; i < 2 * SCENARIOS; i++) {
      ScenarioRunner.play(random.next(), policy)
          .stage()
          .accounts()
          .forEach(
              account ->
                  account
                      .dispositions()
                      .values()
                      .forEach(d -> outcomes.merge(d.outcome(), 1, Integer::sum)));
    }
    for (Outcome outcome : Outcome.values()) {
      assertTrue(outcomes.getOrDefault(outcome, 0) > SCENARIOS / 50, outcomes.toString());
    }
  }
}
