package org.tenprint.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OwnScenariosTest {
  private final ScenarioReader reader = new ScenarioReader(Optional.empty());
  private final ScenarioBackend backend = new PolicyBackend(SampleWithAges.SET);

  @TestFactory
  Stream<DynamicTest> eachPasses() throws Exception {
    List<Path> files = ScenarioReader.files(List.of(folder()));
    assertTrue(files.size() > 180, "scenarios are missing");
    return files.stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.getFileName().toString(),
                    () -> assertEquals(List.of(), ScenarioRunner.run(reader.read(file), backend))));
  }

  @Test
  void playingOneTwiceGivesTheSame() throws Exception {
    Scenario scenario = reader.read(folder().resolve("143-a-back-dated-court-order.yaml"));
    assertEquals(play(scenario), play(scenario));
  }

  private String play(Scenario scenario) {
    Expectation nothing =
        new Expectation(
            Optional.empty(),
            Map.of(
                Expectation.EVERY_BOOKING,
                new Expectation.Told(
                    Optional.of(Map.of()),
                    Optional.of(Map.of()),
                    Optional.empty(),
                    Optional.empty(),
                    List.of())),
            Optional.empty());
    Scenario bare =
        new Scenario(
            scenario.name(),
            scenario.title(),
            scenario.instruments(),
            scenario.timeline(),
            nothing);
    List<Difference> all = ScenarioRunner.run(bare, backend);
    assertEquals(6, all.size());
    return all.toString();
  }

  private static Path folder() throws Exception {
    return Path.of(OwnScenariosTest.class.getResource("/scenarios").toURI());
  }
}
