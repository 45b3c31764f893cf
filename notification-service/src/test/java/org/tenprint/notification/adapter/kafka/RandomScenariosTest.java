package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tenprint.scenarios.PolicyBackend;
import org.tenprint.scenarios.RandomScenarios;
import org.tenprint.scenarios.SampleWithAges;
import org.tenprint.scenarios.Scenario;
import org.tenprint.scenarios.ScenarioBackend;
import org.tenprint.scenarios.ScenarioRunner;
import org.tenprint.scenarios.SlowBackend;

/**
 * Random scenarios on three evaluators: the slow reference says what is to come of each; the policy
 * in memory and the hop with its codecs must make the same of it. {@code -Dtenprint.seed=1} is the
 * first of four seeds, {@code -Dtenprint.depth=4} plays four times as many of each; the name of a
 * test, and what it says when it fails, has seed and number.
 */
class RandomScenariosTest {
  private static final long SEED = Long.getLong("tenprint.seed", 101);
  private static final int SCENARIOS = 125 * Integer.getInteger("tenprint.depth", 1);
  private static final int SEEDS = 4;

  @TestFactory
  List<DynamicTest> theHopMakesOfEachWhatThePolicyAndTheSlowReferenceMake() {
    return LongStream.range(SEED, SEED + SEEDS)
        .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> play(seed)))
        .toList();
  }

  private static void play(long seed) {
    RandomScenarios random = new RandomScenarios(seed);
    ScenarioBackend slow = new SlowBackend(SampleWithAges.SET, SampleWithAges.AGES);
    ScenarioBackend policy = new PolicyBackend(SampleWithAges.SET);
    ScenarioBackend hop = new MemoryBackend(SampleWithAges.SET);
    for (int i = 0; i < SCENARIOS; i++) {
      Scenario scenario = RandomScenarios.expecting(random.next(), slow);
      same(scenario, slow, policy, "policy");
      same(scenario, slow, hop, "hop");
    }
  }

  private static void same(
      Scenario scenario, ScenarioBackend slow, ScenarioBackend backend, String name) {
    if (!ScenarioRunner.run(scenario, backend).isEmpty()) {
      Scenario smallest =
          SmallestScenario.of(
              scenario,
              one -> !ScenarioRunner.run(RandomScenarios.expecting(one, slow), backend).isEmpty());
      Scenario expecting = RandomScenarios.expecting(smallest, slow);
      assertEquals(
          List.of(),
          ScenarioRunner.run(expecting, backend),
          () ->
              name + ", " + scenario.title() + ", the smallest that shows it\n" + text(expecting));
    }
  }

  private static String text(Scenario scenario) {
    return lines(scenario.instruments()) + lines(scenario.timeline()) + "push " + scenario.pushed();
  }

  private static String lines(List<?> things) {
    return things.stream().map(thing -> thing + "\n").collect(Collectors.joining());
  }
}
