package org.tenprint.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classes of an embedded broker, by their archive where the build made one: a broker then
 * starts for half of the processor time.
 */
final class BrokerClasses {
  static final String ARCHIVE = "broker.jsa";

  private BrokerClasses() {}

  /**
   * Class path and flags. The archive is of the packaged classes, and is left out when others were
   * compiled since; the JVM itself leaves out one of other libraries or of another JDK, and says so
   * on standard error alone.
   *
   * @param target of the module {@code embedded-broker}
   */
  static List<String> flags(Path target) {
    String libraries = target.resolve("lib").resolve("*").toString();
    Path archive = target.resolve(ARCHIVE);
    try {
      Optional<Path> jar = jar(target);
      if (jar.isPresent()
          && Files.exists(archive)
          && !changed(target.resolve("classes"), Files.getLastModifiedTime(jar.get()))) {
        return List.of(
            "-XX:SharedArchiveFile=" + archive,
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-cp",
            jar.get() + File.pathSeparator + libraries);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of("-cp", target.resolve("classes") + File.pathSeparator + libraries);
  }

  private static Optional<Path> jar(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      List<Path> jars =
          files
              .filter(file -> file.getFileName().toString().matches("embedded-broker-\\d.*\\.jar"))
              .toList();
      return jars.size() == 1 ? Optional.of(jars.get(0)) : Optional.empty();
    }
  }

  /** Whether a class is newer than a time; of what is packaged alone, none is. */
  private static boolean changed(Path classes, FileTime packaged) throws IOException {
    if (!Files.isDirectory(classes)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.getLastModifiedTime(file).compareTo(packaged) > 0) {
          return true;
        }
      }
    }
    return false;
  }
}
