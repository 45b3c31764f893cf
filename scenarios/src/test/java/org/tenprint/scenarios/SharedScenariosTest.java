package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.text.UnreadableText;

class SharedScenariosTest {
  private final Optional<Path> shared = SharedScenarios.folder();

  @Test
  void theSharedFolderIsThere() {
    assumeTrue(shared.isPresent(), "no folder shared/scenarios beside the checkout: skipped");
  }

  @TestFactory
  Stream<DynamicTest> eachPassesWithTheSharedReferenceData() throws Exception {
    return shared.isEmpty()
        ? Stream.empty()
        : each(ReferenceSet.load(shared.get().resolve("data/reference")));
  }

  @TestFactory
  Stream<DynamicTest> eachPassesWithTheShippedSample() throws Exception {
    return shared.isEmpty() ? Stream.empty() : each(ReferenceSet.sample());
  }

  private Stream<DynamicTest> each(ReferenceSet reference) throws UnreadableText {
    ScenarioReader reader = new ScenarioReader(Optional.empty());
    ScenarioBackend backend = new PolicyBackend(reference);
    return ScenarioReader.files(List.of(shared.orElseThrow().resolve("scenarios"))).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertEquals(List.of(), ScenarioRunner.run(reader.read(file), backend))));
  }
}
