package org.tenprint.notification.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

/**
 * Scenarios again, through the running hop over a real broker: each shared one, and of the
 * project's own a sample, {@code -Dtenprint.scenarios.own=12} of them drawn by {@code
 * -Dtenprint.seed=101}, which stands in the names of the tests. All of them pass the same hop and
 * codecs in memory.
 */
class ScenariosIT {
  private static final long SEED = Long.getLong("tenprint.seed", 101);
  private static final int SAMPLE = Integer.getInteger("tenprint.scenarios.own", 12);

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
  Stream<DynamicTest> eachSharedOnePassesOverKafka() throws Exception {
    if (scenarios.isEmpty() || reference.isEmpty()) {
      return Stream.empty();
    }
    return tests(
        ScenarioReader.files(List.of(scenarios.get())),
        ReferenceSet.load(reference.get()),
        "shared-");
  }

  @TestFactory
  Stream<DynamicTest> someOfTheProjectPassOverKafka() throws Exception {
    Path own = Checkout.root().resolve("scenarios/src/test/resources/scenarios");
    List<Path> files = new ArrayList<>(ScenarioReader.files(List.of(own)));
    Collections.shuffle(files, new Random(SEED));
    return tests(
        files.subList(0, Math.min(SAMPLE, files.size())),
        ReferenceSet.sample(),
        "seed-" + SEED + "-");
  }

  private static Stream<DynamicTest> tests(List<Path> files, ReferenceSet set, String prefix)
      throws Exception {
    ScenarioReader reader = new ScenarioReader(Optional.empty());
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files) {
      Scenario scenario = reader.read(file);
      String name = prefix + scenario.name();
      Future<List<Difference>> played = players.submit(() -> play(scenario, set, name));
      tests.add(
          DynamicTest.dynamicTest(
              name, () -> assertEquals(List.of(), played.get(10, TimeUnit.MINUTES))));
    }
    return tests.stream();
  }

  private static List<Difference> play(Scenario scenario, ReferenceSet reference, String name) {
    try (KafkaBackend backend = new KafkaBackend(TestBroker.shared(), reference, name)) {
      return ScenarioRunner.run(scenario, backend);
    }
  }
}
