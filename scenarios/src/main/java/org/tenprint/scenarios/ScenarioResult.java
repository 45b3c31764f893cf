package org.tenprint.scenarios;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a scenario's file.
 *
 * @param file the file
 * @param title the scenario's; empty where it could not be read
 * @param differences from what it expects; empty where it passes
 * @param unreadable why it could not be read; empty where it could
 */
public record ScenarioResult(
    Path file, String title, List<Difference> differences, Optional<String> unreadable) {
  /** Copies. */
  public ScenarioResult {
    differences = List.copyOf(differences);
  }

  /** The file's name without its ending, which is the scenario's. */
  public String name() {
    String fileName = file.getFileName().toString();
    int dot = fileName.lastIndexOf('.');
    return dot < 0 ? fileName : fileName.substring(0, dot);
  }

  /** Whether everything is as expected. */
  public boolean passed() {
    return unreadable.isEmpty() && differences.isEmpty();
  }
}
