package org.tenprint.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.PolicyBackend;
import org.tenprint.scenarios.RandomScenarios;
import org.tenprint.scenarios.Scenario;
import org.tenprint.scenarios.ScenarioBackend;
import org.tenprint.scenarios.ScenarioRunner;

class RandomReplayTest {
  private static final int SCENARIOS = 100 * Integer.getInteger("tenprint.depth", 1);
  private static final ReferenceSet SAMPLE = ReferenceSet.sample();

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void eventsMakeOfEachScenarioWhatThePolicyMakes(long seed) {
    RandomScenarios random = new RandomScenarios(seed);
    ScenarioBackend policy = new PolicyBackend(SAMPLE);
    ScenarioBackend events = new ReplayBackend(SAMPLE);
    for (int i = 0; i < SCENARIOS; i++) {
      Scenario scenario = RandomScenarios.expecting(random.next(), policy);
      assertEquals(
          List.of(),
          ScenarioRunner.run(scenario, events),
          () -> scenario.title() + "\n" + scenario.instruments() + "\n" + scenario.timeline());
    }
  }
}
