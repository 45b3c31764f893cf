package org.tenprint.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

/**
 * Runs scenario files on the policy by itself.
 *
 * <p>Reference data: the folder given; else {@code ../data/reference} beside the scenario's folder
 * or beside the folder that holds the baselines, where there is one; else the shipped sample.
 */
public final class ScenarioSuite {
  private final Optional<Path> baselines;
  private final Optional<Path> reference;
  private final Map<Path, ScenarioBackend> backends = new HashMap<>();

  /**
   * @param baselines folder of the baselines; empty is {@code baselines/} beside each scenario
   * @param reference folder of the reference data; empty is looked for as above
   */
  public ScenarioSuite(Optional<Path> baselines, Optional<Path> reference) {
    this.baselines = baselines;
    this.reference = reference;
  }

  /**
   * Runs one file.
   *
   * @throws UnreadableScenario if the reference data cannot be read; a scenario that cannot be read
   *     is a result
   */
  public ScenarioResult run(Path file) throws UnreadableScenario {
    ScenarioBackend backend = backend(file);
    try {
      Scenario scenario = new ScenarioReader(baselines).read(file);
      List<Difference> differences = ScenarioRunner.run(scenario, backend);
      return new ScenarioResult(file, scenario.title(), differences, Optional.empty());
    } catch (UnreadableScenario e) {
      return new ScenarioResult(file, "", List.of(), Optional.of(e.getMessage()));
    }
  }

  private ScenarioBackend backend(Path file) throws UnreadableScenario {
    Path folder = referenceFor(file).orElse(Path.of(""));
    ScenarioBackend known = backends.get(folder);
    if (known == null) {
      known = new PolicyBackend(load(folder));
      backends.put(folder, known);
    }
    return known;
  }

  private Optional<Path> referenceFor(Path file) {
    if (reference.isPresent()) {
      return reference;
    }
    Path besideScenarios = file.toAbsolutePath().normalize().resolveSibling("../data/reference");
    if (Files.isDirectory(besideScenarios)) {
      return Optional.of(besideScenarios.normalize());
    }
    return baselines
        .map(folder -> folder.toAbsolutePath().normalize().resolveSibling("../data/reference"))
        .filter(Files::isDirectory)
        .map(Path::normalize);
  }

  private static ReferenceSet load(Path folder) throws UnreadableScenario {
    try {
      return folder.toString().isEmpty() ? ReferenceSet.sample() : ReferenceSet.load(folder);
    } catch (ReferenceDataException e) {
      throw new UnreadableScenario("reference data in " + folder + ": " + e.getMessage(), e);
    }
  }
}
