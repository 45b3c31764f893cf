package org.tenprint.notification.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.SampleWithAges;
import org.tenprint.scenarios.ScenarioReader;
import org.tenprint.scenarios.ScenarioRunner;
import org.tenprint.testkit.Checkout;

/** Every scenario, shared and the project's own, on the hop with its codecs and uses. */
class EveryScenarioTest {
  private final ScenarioReader reader = new ScenarioReader(Optional.empty());

  @TestFactory
  Stream<DynamicTest> eachOfTheProjectPasses() throws Exception {
    Path own = Checkout.root().resolve("scenarios/src/test/resources/scenarios");
    List<Path> files = ScenarioReader.files(List.of(own));
    assertTrue(files.size() > 180, "scenarios are missing");
    return tests(files, SampleWithAges.SET);
  }

  @TestFactory
  Stream<DynamicTest> eachSharedOnePasses() throws Exception {
    Optional<Path> shared = Checkout.shared("scenarios");
    Optional<Path> reference = Checkout.shared("data/reference");
    return shared.isEmpty() || reference.isEmpty()
        ? Stream.empty()
        : tests(ScenarioReader.files(List.of(shared.get())), ReferenceSet.load(reference.get()));
  }

  private Stream<DynamicTest> tests(List<Path> files, ReferenceSet reference) {
    MemoryBackend backend = new MemoryBackend(reference);
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertEquals(List.of(), ScenarioRunner.run(reader.read(file), backend))));
  }
}
