package org.tenprint.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a stack was last started with, as its folder says it: a file of two lines, where the set
 * lies ({@value #SAMPLE}, {@value #LOADED}, or the path of a folder that was named) and its
 * version. Whoever names no set is not to get another by that.
 *
 * @param place where it lies
 * @param version the set's
 */
public record UsedReference(String place, String version) {
  /** The place of the set that is shipped. */
  public static final String SAMPLE = "sample";

  /** The place of what {@code load reference} put into the stack's folder. */
  public static final String LOADED = "loaded";

  private static final String FILE = "data/reference.used";
  private static final String FOLDER = "reference";

  /**
   * What the folder of a stack says; empty where none was started there since it is said.
   *
   * @throws ReferenceDataException if the file cannot be read
   */
  public static Optional<UsedReference> in(Path local) throws ReferenceDataException {
    Path file = file(local);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() == 2) {
        return Optional.of(new UsedReference(lines.get(0), lines.get(1)));
      }
      throw new ReferenceDataException(file + ": has not two lines");
    } catch (IOException e) {
      throw new ReferenceDataException(file + ": cannot be read", e);
    }
  }

  /**
   * Where to look for the set of whoever names none: what was loaded into the stack's folder, else
   * the shipped one, which is empty.
   *
   * @param local the stack's folder
   * @throws ReferenceDataException if the stack was last started with another place than that; what
   *     was loaded may follow the shipped one; or if a load was broken off
   */
  public static Optional<Path> unnamed(Path local) throws ReferenceDataException {
    Path loaded = local.resolve(FOLDER);
    boolean there = Files.isDirectory(loaded);
    Optional<UsedReference> used = in(local).filter(one -> !one.place().equals(SAMPLE));
    if (used.isPresent() && !(there && used.get().place().equals(LOADED))) {
      throw new ReferenceDataException(
          "the stack of %s was last started with the set %s of %s, and none is named: say"
                  .formatted(local, used.get().version(), used.get().where(loaded))
              + " --reference DIR");
    }
    if (!there) {
      requireNothingAside(loaded);
    }
    return there ? Optional.of(loaded) : Optional.empty();
  }

  /** Sets stand aside where one is in its place, or where a load was broken off. */
  private static void requireNothingAside(Path loaded) throws ReferenceDataException {
    if (Files.notExists(loaded.getParent())) {
      return;
    }
    try (Stream<Path> all = Files.list(loaded.getParent())) {
      Optional<Path> aside =
          all.filter(one -> one.getFileName().toString().startsWith(FOLDER + "-")).findFirst();
      if (aside.isPresent()) {
        throw new ReferenceDataException(
            "%s is not there, and %s is: a load was broken off, give it again"
                .formatted(loaded, aside.get().getFileName()));
      }
    } catch (IOException e) {
      throw new ReferenceDataException(loaded.getParent() + ": cannot be read", e);
    }
  }

  private String where(Path loaded) {
    return place.equals(LOADED) ? loaded + ", which is not there" : place;
  }

  /** The place of a set by the folder from which it was read; empty is the shipped one. */
  public static UsedReference of(Optional<Path> folder, Path local, ReferenceSet set) {
    Path loaded = local.resolve(FOLDER).toAbsolutePath().normalize();
    String place =
        folder
            .map(one -> one.toAbsolutePath().normalize())
            .map(one -> one.equals(loaded) ? LOADED : one.toString())
            .orElse(SAMPLE);
    return new UsedReference(place, set.version());
  }

  /** Where it is said, in the folder of a stack. */
  public static Path file(Path local) {
    return local.resolve(FILE);
  }

  /** What stands there. */
  public String text() {
    return place + "\n" + version + "\n";
  }
}
