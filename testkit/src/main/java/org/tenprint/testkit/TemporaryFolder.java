package org.tenprint.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes when the test JVM does. */
final class TemporaryFolder {

  private static final Path MEMORY = Path.of("/dev/shm");

  private TemporaryFolder() {}

  static Path create(String name) {
    return in(Path.of(System.getProperty("java.io.tmpdir")), name);
  }

  /** One in memory where the machine has such a place: who syncs at each step waits for no disk. */
  static Path inMemory(String name) {
    boolean there = Files.isDirectory(MEMORY) && Files.isWritable(MEMORY);
    return there ? in(MEMORY, name) : create(name);
  }

  private static Path in(Path parent, String name) {
    try {
      Path folder = Files.createTempDirectory(parent, "tenprint-" + name + "-");
      AtExit.run(() -> delete(folder));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // a broker that is still ending may hold or add files; the system's own sweep takes the rest
    }
  }
}
