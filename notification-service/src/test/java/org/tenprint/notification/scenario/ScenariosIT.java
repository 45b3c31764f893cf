package org.tenprint.notification.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.Scenario;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.ScenarioRunner;
import org.tenprint.testkit.Checkout;
import org.tenprint.testkit.TestBroker;

/** Every scenario again, through the running hop over a real broker. */
class ScenariosIT {
  /** A hop takes seconds to leave its group: the next scenario need not wait for that. */
  private static final ExecutorService closing = Executors.newSingleThreadExecutor();

  @AfterAll
  static void close() throws InterruptedException {
    closing.shutdown();
    assertTrue(closing.awaitTermination(2, TimeUnit.MINUTES));
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
    return ScenarioReader.files(List.of(scenarios.get())).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(), () -> play(reader.read(file), set)));
  }

  private static void play(Scenario scenario, ReferenceSet reference) {
    try (KafkaBackend backend = new KafkaBackend(TestBroker.shared(), reference, scenario.name())) {
      assertEquals(List.of(), ScenarioRunner.run(scenario, backend));
    }
  }
}
