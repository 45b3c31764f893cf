package org.tenprint.scenarios;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.place.ReferenceLookup;
import org.tenprint.scenarios.place.ReferencePlaces;
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
   * Runs one file: a scenario, or all of a law.
   *
   * @throws UnreadableText if the reference data cannot be read; a scenario that cannot be read is
   *     a result
   */
  public List<ScenarioResult> run(Path file) throws UnreadableText {
    ScenarioBackend backend = backend(file);
    List<ScenarioResult> results = new ArrayList<>();
    try {
      for (Scenario scenario : new ScenarioReader(baselines).readAll(file)) {
        List<Difference> differences = ScenarioRunner.run(scenario, backend);
        results.add(
            new ScenarioResult(
                file,
                scenario.name(),
                scenario.title(),
                differences,
                UnknownNames.of(scenario, new ReferencePlaces(reference.of(file))),
                List.of()));
      }
    } catch (UnreadableText e) {
      return List.of(ScenarioResult.unreadable(file, e.all()));
    }
    return results;
  }

  private ScenarioBackend backend(Path file) throws UnreadableText {
    ReferenceSet set = reference.of(file);
    return backends.computeIfAbsent(set, PolicyBackend::new);
  }
}
