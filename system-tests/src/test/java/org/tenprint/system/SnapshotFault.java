package org.tenprint.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.tenprint.localstack.Service;
import org.tenprint.testkit.LiveFolder;

/**
 * A snapshot of the gallery that must not be used: each is refused, as the service's log says, and
 * the gallery made from the log of enrolments.
 */
final class SnapshotFault {
  private static final Service SERVICE = Service.BIOMETRIC;
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final String REFUSED = "gallery snapshot refused, rebuilding reason=";

  private SnapshotFault() {}

  /** It loses its second half, and its service is killed. */
  static Fault truncated() {
    return new Fault(
        "gallery snapshot truncated",
        true,
        system -> {
          for (Path file : written(system)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
              channel.truncate(channel.size() / 2);
            }
          }
          refused(system, "DAMAGED", () -> system.kill(SERVICE));
        });
  }

  /** That before the last comes back, as from a copy, and its service is killed. */
  static Fault stale() {
    return new Fault(
        "gallery snapshot of before brought back",
        true,
        system -> {
          Path aside = Files.createDirectories(system.folder().resolve("snapshot-of-before"));
          List<Path> before = written(system);
          for (Path file : before) {
            Files.copy(file, aside.resolve(file.getFileName()));
          }
          Path gallery = before.get(0).getParent();
          // of a gallery that is as it was no other snapshot is written
          system.stream().enrolNext();
          system.awaitDecided();
          written(system);
          for (Path file : before) {
            Path name = file.getFileName();
            Files.copy(
                aside.resolve(name), gallery.resolve(name), StandardCopyOption.REPLACE_EXISTING);
          }
          refused(system, "WITHOUT_KEY", () -> system.kill(SERVICE));
        });
  }

  /** The service begins with an index of another size, and then with its own again. */
  static Fault ofAnotherEngine() {
    return new Fault(
        "gallery snapshot of another engine",
        true,
        system -> {
          Path settings =
              system
                  .folder()
                  .resolve("data/%s/config/application.properties".formatted(SERVICE.module()));
          Files.createDirectories(settings.getParent());
          Files.writeString(settings, "tenprint.matching.expected-subjects=20000\n");
          refused(system, "OTHER_ENGINE", () -> system.restart(SERVICE));
          system.awaitReady();
          Files.delete(settings);
          refused(system, "OTHER_ENGINE", () -> system.restart(SERVICE));
        });
  }

  /** The files of a snapshot that is there: a service that ends in order writes one. */
  private static List<Path> written(FaultySystem system) throws IOException {
    system.restart(SERVICE);
    system.awaitReady();
    List<Path> files = new ArrayList<>();
    LiveFolder.walk(
        system.folder().resolve("data").resolve(SERVICE.module()),
        file -> {
          if (Files.isRegularFile(file) && file.getParent().endsWith("gallery")) {
            files.add(file);
          }
        });
    if (files.isEmpty()) {
      throw new AssertionError("there is no snapshot of the gallery");
    }
    return files;
  }

  private static void refused(FaultySystem system, String reason, Runnable begins)
      throws IOException {
    Set<String> before = said(system, reason);
    begins.run();
    Awaitility.await(reason + " is said")
        .atMost(LONGEST)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> !before.containsAll(said(system, reason)));
  }

  /** Its lines, in the logs of before its last starts too, each with its time. */
  private static Set<String> said(FaultySystem system, String reason) throws IOException {
    Set<String> lines = new HashSet<>();
    try (DirectoryStream<Path> logs =
        Files.newDirectoryStream(system.folder().resolve("logs"), SERVICE.module() + ".log*")) {
      for (Path log : logs) {
        try (var all = Files.lines(log)) {
          all.filter(line -> line.contains(REFUSED + reason)).forEach(lines::add);
        }
      }
    }
    return lines;
  }
}
