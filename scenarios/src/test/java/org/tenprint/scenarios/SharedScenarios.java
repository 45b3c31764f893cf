package org.tenprint.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the reference folder with scenarios and data beside the checkout, where there is one. */
final class SharedScenarios {
  private SharedScenarios() {}

  /** The folder {@code shared} beside the checkout or above it. */
  static Optional<Path> folder() {
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      Path shared = up.resolve("shared");
      if (Files.isDirectory(shared.resolve("scenarios"))) {
        return Optional.of(shared);
      }
    }
    return Optional.empty();
  }
}
