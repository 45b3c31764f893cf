package org.tenprint.formats;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Public reference files that lie beside the checkout, in a folder {@code shared}, and are no part
 * of it. Where they are absent a test is skipped with a message.
 */
public final class SharedData {
  private SharedData() {}

  /** A file or folder below {@code shared/data}. */
  public static Path path(String name) {
    String given = System.getProperty("tenprint.shared", System.getenv("TENPRINT_SHARED"));
    if (given != null) {
      return present(Path.of(given, "data", name));
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path candidate = folder.resolve("shared").resolve("data").resolve(name);
      if (Files.exists(candidate)) {
        return candidate;
      }
      folder = folder.getParent();
    }
    assumeTrue(false, "no shared/data/" + name + " beside the checkout; set -Dtenprint.shared");
    throw new AssertionError("unreachable");
  }

  /** A file's bytes. */
  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private static Path present(Path path) {
    assumeTrue(Files.exists(path), "absent: " + path.getFileName());
    return path;
  }
}
