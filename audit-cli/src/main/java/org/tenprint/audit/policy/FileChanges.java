package org.tenprint.audit.policy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.tenprint.audit.answer.ExitCodes;
import org.tenprint.audit.answer.Failure;
import org.tenprint.messaging.waiting.Changes;
import org.tenprint.scenarios.text.Printable;

/**
 * Changes of files: of those given, of what lies below a folder given, and of the baselines beside
 * them. They are looked at now and then, since not every file system tells of changes.
 */
final class FileChanges {
  private static final Duration NOW_AND_THEN = Duration.ofMillis(200);
  private static final int DEEPEST = 16;

  private final List<Path> watched = new ArrayList<>();
  private final Changes pause = new Changes();
  private SortedSet<String> last;

  /** As the files are now. */
  FileChanges(List<Path> filesOrFolders, FolderOptions folders) {
    for (Path path : filesOrFolders) {
      watched.add(path);
      watched.add(path.toAbsolutePath().resolveSibling("baselines"));
    }
    folders.baselines().ifPresent(watched::add);
    last = look();
  }

  /**
   * Runs something, and again whenever a file changes, until the thread is interrupted. While files
   * are edited, one that is away is a failure and no end.
   *
   * @return the exit code of the last run
   */
  int whileTheyChange(IntSupplier run, PrintWriter err) {
    int exit;
    do {
      try {
        exit = run.getAsInt();
      } catch (Failure e) {
        err.println(Printable.of(String.valueOf(e.getMessage())));
        err.flush();
        exit = ExitCodes.CANNOT_ANSWER;
      }
    } while (next());
    return exit;
  }

  /**
   * Waits until a file is another than when this was last asked, or made, or gone.
   *
   * @return false once the thread is interrupted
   */
  private boolean next() {
    try {
      while (look().equals(last)) {
        pause.await(() -> false, NOW_AND_THEN);
      }
      last = look();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private SortedSet<String> look() {
    SortedSet<String> seen = new TreeSet<>();
    for (Path path : watched) {
      try (Stream<Path> below = Files.walk(path, DEEPEST)) {
        below.filter(Files::isRegularFile).forEach(file -> seen.add(state(file)));
      } catch (IOException | UncheckedIOException e) {
        seen.add(path + " is away");
      }
    }
    return seen;
  }

  private static String state(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return "%s %d %s".formatted(file, now.size(), now.lastModifiedTime().toInstant());
    } catch (IOException e) {
      return file + " is away";
    }
  }
}
