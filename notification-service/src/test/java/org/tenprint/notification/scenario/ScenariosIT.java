package org.tenprint.notification.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.Difference;
import org.tenprint.scenarios.Scenario;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.ScenarioRunner;
import org.tenprint.testkit.Checkout;
import org.tenprint.testkit.TestBroker;

/** Every scenario again, through the running hop over a real broker. */
class ScenariosIT {
  /** A scenario on a broker is mostly waiting: some are played side by side. */
  private static final ExecutorService players = Executors.newFixedThreadPool(4);

  @AfterAll
  static void close() {
    players.shutdownNow();
  }

  private final Optional<Path> scenarios = Checkout.shared("scenarios");
  private final Optional<Path> reference = Checkout.shared("data/reference");

  @Test
  void theScenariosAreThere() {
    assumeTrue(scenarios.isPresent(), "no folder shared/scenarios beside the checkout: skipped");
  }

  @TestFactory
  Stream<DynamicTest> eachPassesOverKafka() throws Exception {
    if (scenarios.isEmpty() || reference.isEmpty()) {
      return Stream.empty();
    }
    ReferenceSet set = ReferenceSet.load(reference.get());
    ScenarioReader reader = new ScenarioReader(Optional.empty());
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : ScenarioReader.files(List.of(scenarios.get()))) {
      Scenario scenario = reader.read(file);
      Future<List<Difference>> played = players.submit(() -> play(scenario, set));
      tests.add(
          DynamicTest.dynamicTest(
              scenario.name(), () -> assertEquals(List.of(), played.get(10, TimeUnit.MINUTES))));
    }
    return tests.stream();
  }

  private static List<Difference> play(Scenario scenario, ReferenceSet reference) {
    try (KafkaBackend backend = new KafkaBackend(TestBroker.shared(), reference, scenario.name())) {
      return ScenarioRunner.run(scenario, backend);
    }
  }
}
