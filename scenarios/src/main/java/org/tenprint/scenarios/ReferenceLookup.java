package org.tenprint.scenarios;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;

/**
 * Which reference data a file is read with: those of the folder given; else of {@code
 * ../data/reference} beside the file's folder or beside the folder that holds the baselines, where
 * there is one; else the shipped sample.
 */
final class ReferenceLookup {
  private final Optional<Path> baselines;
  private final Optional<Path> reference;
  private final Map<Optional<Path>, ReferenceSet> loaded = new HashMap<>();

  ReferenceLookup(Optional<Path> baselines, Optional<Path> reference) {
    this.baselines = baselines;
    this.reference = reference;
  }

  /**
   * The set for a file; the same for files with the same folder.
   *
   * @throws UnreadableScenario if it cannot be read
   */
  ReferenceSet of(Path file) throws UnreadableScenario {
    Optional<Path> folder = reference.or(() -> found(file));
    ReferenceSet known = loaded.get(folder);
    if (known == null) {
      known = folder.isPresent() ? load(folder.get()) : ReferenceSet.sample();
      loaded.put(folder, known);
    }
    return known;
  }

  private Optional<Path> found(Path file) {
    return beside(file).or(() -> baselines.flatMap(ReferenceLookup::beside));
  }

  private static Optional<Path> beside(Path path) {
    Path folder = path.toAbsolutePath().normalize().resolveSibling("../data/reference");
    return Optional.of(folder.normalize()).filter(Files::isDirectory);
  }

  private static ReferenceSet load(Path folder) throws UnreadableScenario {
    try {
      return ReferenceSet.load(folder);
    } catch (ReferenceDataException e) {
      throw new UnreadableScenario("reference data in " + folder + ": " + e.getMessage(), e);
    }
  }
}
