package org.tenprint.scenarios;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a scenario.
 *
 * @param file the file in which it stands
 * @param scenario its name; of one that cannot be read, empty
 * @param title the scenario's; empty where it could not be read
 * @param differences from what it expects; empty where it passes
 * @param unknown names behind which nobody stands
 * @param unreadable all that could not be read, a line each; empty where it could
 */
public record ScenarioResult(
    Path file,
    String scenario,
    String title,
    List<Difference> differences,
    List<String> unknown,
    List<String> unreadable) {
  /** Copies. */
  public ScenarioResult {
    differences = List.copyOf(differences);
    unknown = List.copyOf(unknown);
    unreadable = List.copyOf(unreadable);
  }

  /** Of a file that cannot be read. */
  static ScenarioResult unreadable(Path file, List<String> why) {
    return new ScenarioResult(file, "", "", List.of(), List.of(), why);
  }

  /**
   * The file's name without its ending, which is the scenario's; of one among several, followed by
   * its own.
   */
  public String name() {
    String fileName = file.getFileName().toString();
    int dot = fileName.lastIndexOf('.');
    String name = dot < 0 ? fileName : fileName.substring(0, dot);
    return scenario.isEmpty() || scenario.equals(name) ? name : name + "/" + scenario;
  }

  /** Whether everything is as expected. */
  public boolean passed() {
    return unreadable.isEmpty() && differences.isEmpty();
  }
}
