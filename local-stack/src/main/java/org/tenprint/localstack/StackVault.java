package org.tenprint.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.tenprint.vault.FileVault;
import org.tenprint.vault.VaultUnavailable;

/**
 * The vault of a stack: begun with a stack that has no log yet, and never again. Keys that are gone
 * from a stack with a log were lost, and whatever is begun in their place opens nothing.
 */
final class StackVault {
  private StackVault() {}

  /**
   * Sees that there is one, before anything is started.
   *
   * @throws StackException if it was lost, or cannot be opened or begun
   */
  static void require(Layout layout) {
    try {
      Path keys = layout.keys();
      Path wraps = layout.keyEncryption();
      (hasLog(layout) ? FileVault.open(keys, wraps) : FileVault.begin(keys, wraps)).close();
    } catch (VaultUnavailable e) {
      throw new StackException(why(e.getCause()), e);
    } catch (IOException e) {
      throw new StackException(layout.local() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** What it follows from, to the last: "cannot be opened" alone is no reason. */
  private static String why(Throwable trouble) {
    Throwable cause = trouble.getCause();
    return cause == null || cause == trouble
        ? trouble.getMessage()
        : trouble.getMessage() + ": " + why(cause);
  }

  /** Whether any broker ever wrote anything here. */
  private static boolean hasLog(Layout layout) throws IOException {
    Path data = layout.data(Launches.KAFKA).getParent();
    if (!Files.isDirectory(data)) {
      return false;
    }
    try (Stream<Path> processes = Files.list(data)) {
      for (Path one : processes.toList()) {
        if (one.getFileName().toString().startsWith(Launches.KAFKA) && !isEmpty(one)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
