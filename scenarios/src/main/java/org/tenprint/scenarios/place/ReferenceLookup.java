package org.tenprint.scenarios.place;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.tenprint.reference.ReferenceDataException;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.scenarios.text.UnreadableText;

/**
 * Which reference data a file is read with: those of the folder given; else of the nearest {@code
 * data/reference} or {@code shared/data/reference} in a folder around the file, else around the
 * folder of the baselines, else around the folder in which the command runs; else the shipped
 * sample. A folder counts that holds the table of counties.
 */
public final class ReferenceLookup {
  private static final List<String> PLACES = List.of("data/reference", "shared/data/reference");

  private final Optional<Path> baselines;
  private final Optional<Path> reference;
  private final Map<Optional<Path>, ReferenceSet> loaded = new HashMap<>();

  public ReferenceLookup(Optional<Path> baselines, Optional<Path> reference) {
    this.baselines = baselines;
    this.reference = reference;
  }

  /**
   * The set for a file; the same for files with the same folder.
   *
   * @throws UnreadableText if it cannot be read
   */
  public ReferenceSet of(Path file) throws UnreadableText {
    Optional<Path> folder = folder(file);
    ReferenceSet known = loaded.get(folder);
    if (known == null) {
      known = folder.isPresent() ? load(folder.get()) : ReferenceSet.sample();
      loaded.put(folder, known);
    }
    return known;
  }

  /** The folder of the set for a file; empty is the shipped sample. */
  public Optional<Path> folder(Path file) {
    return reference.or(() -> found(file));
  }

  private Optional<Path> found(Path file) {
    return around(file)
        .or(() -> baselines.flatMap(ReferenceLookup::around))
        .or(() -> around(Path.of("")));
  }

  private static Optional<Path> around(Path path) {
    Path start = path.toAbsolutePath().normalize();
    return Stream.iterate(start, Objects::nonNull, Path::getParent)
        .flatMap(folder -> PLACES.stream().map(folder::resolve))
        .filter(folder -> Files.isRegularFile(folder.resolve(ReferenceSet.COUNTIES)))
        .findFirst();
  }

  private static ReferenceSet load(Path folder) throws UnreadableText {
    try {
      return ReferenceSet.load(folder);
    } catch (ReferenceDataException e) {
      throw new UnreadableText("reference data in " + folder + ": " + e.getMessage(), e);
    }
  }
}
