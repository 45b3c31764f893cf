package org.tenprint.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the checkout and the reference data beside it are. */
public final class Checkout {

  private static final String ROOT_PROPERTY = "tenprint.root";
  private static final String SHARED_VARIABLE = "TENPRINT_SHARED";

  private Checkout() {}

  /**
   * Root of the checkout: system property {@code tenprint.root}, or the nearest folder above the
   * working directory that has the Maven wrapper.
   *
   * @throws IllegalStateException when neither is there
   */
  public static Path root() {
    String property = System.getProperty(ROOT_PROPERTY);
    if (property != null && !property.isBlank()) {
      return Path.of(property).toAbsolutePath().normalize();
    }
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("mvnw")) && Files.exists(folder.resolve("pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException(
        "no checkout above " + start + ": set the system property " + ROOT_PROPERTY);
  }

  /**
   * A file or folder of the reference data, which the project does not ship.
   *
   * <p>It is looked for under {@code TENPRINT_SHARED}, then in a folder {@code shared} beside the
   * checkout or beside one of the folders above it. A test that needs it skips with a message when
   * it is absent.
   *
   * @param relative path inside that folder, such as {@code data/prints}
   */
  public static Optional<Path> shared(String relative) {
    String named = System.getenv(SHARED_VARIABLE);
    if (named != null && !named.isBlank()) {
      return existing(Path.of(named).resolve(relative));
    }
    for (Path folder = root().getParent(); folder != null; folder = folder.getParent()) {
      Optional<Path> found = existing(folder.resolve("shared").resolve(relative));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> existing(Path path) {
    return Files.exists(path) ? Optional.of(path.toAbsolutePath().normalize()) : Optional.empty();
  }
}
