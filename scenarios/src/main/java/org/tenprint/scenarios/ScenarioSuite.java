package org.tenprint.scenarios;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.place.ReferenceLookup;
import org.tenprint.scenarios.text.UnreadableText;

/** Runs scenario files on the policy by itself. */
public final class ScenarioSuite {
  private final Optional<Path> baselines;
  private final ReferenceLookup reference;
  private final Map<ReferenceSet, ScenarioBackend> backends = new HashMap<>();

  /**
   * @param baselines folder of the baselines; empty is {@code baselines/} beside each scenario
   * @param reference folder of the reference data; empty is looked for as {@link ReferenceLookup}
   *     says
   */
  public ScenarioSuite(Optional<Path> baselines, Optional<Path> reference) {
    this.baselines = baselines;
    this.reference = new ReferenceLookup(baselines, reference);
  }

  /**
   * Runs one file.
   *
   * @throws UnreadableText if the reference data cannot be read; a scenario that cannot be read is
   *     a result
   */
  public ScenarioResult run(Path file) throws UnreadableText {
    ScenarioBackend backend = backend(file);
    try {
      Scenario scenario = new ScenarioReader(baselines).read(file);
      List<Difference> differences = ScenarioRunner.run(scenario, backend);
      return new ScenarioResult(file, scenario.title(), differences, Optional.empty());
    } catch (UnreadableText e) {
      return new ScenarioResult(file, "", List.of(), Optional.of(e.getMessage()));
    }
  }

  private ScenarioBackend backend(Path file) throws UnreadableText {
    ReferenceSet set = reference.of(file);
    return backends.computeIfAbsent(set, PolicyBackend::new);
  }
}
