package org.tenprint.biometric.adapter.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that its owner alone reads and writes, in place of an older one once it is whole. */
final class PrivateFile {
  private PrivateFile() {}

  /** What fills a file that is empty. */
  interface Filling {
    void fill(Path empty) throws IOException;
  }

  /** Its directory is made where absent. */
  static void replace(Path file, Filling filling) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    create(beside);
    filling.fill(beside);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Has a folder itself on disk: which files it has. */
  static void settle(Path folder) throws IOException {
    try (FileChannel itself = FileChannel.open(folder)) {
      itself.force(true);
    }
  }

  private static void create(Path file) throws IOException {
    folder(file.getParent());
    Files.deleteIfExists(file);
    Files.createFile(file);
    permit(file, "rw-------");
  }

  /** A folder that its owner alone enters, made where absent. */
  static void folder(Path directory) throws IOException {
    Files.createDirectories(directory);
    permit(directory, "rwx------");
  }

  private static void permit(Path what, String permissions) throws IOException {
    if (Files.getFileStore(what).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(what, PosixFilePermissions.fromString(permissions));
    }
  }
}
