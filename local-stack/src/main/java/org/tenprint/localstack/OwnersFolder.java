package org.tenprint.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Folders and files that their owner alone can read, from the moment they exist. Where the file
 * system has no such permissions, its own are left.
 */
public final class OwnersFolder {
  private static final String FILE = "rw-------";
  private static final String FOLDER = "rwx------";
  private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString(FOLDER);
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private OwnersFolder() {}

  /** Makes it and what is missing above it; one that is there is closed to others. */
  public static Path create(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Files.createDirectories(folder, attributes(FOLDER));
    }
    if (POSIX) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
    }
    return folder;
  }

  /** Makes an empty file where there is none; one that is there is closed to others. */
  public static Path file(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Files.createFile(file, attributes(FILE));
    }
    if (POSIX) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(FILE));
    }
    return file;
  }

  /** Writes a whole file at once: a reader sees the earlier text or this one. */
  static void write(Path file, String text) throws IOException {
    create(file.getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    Files.write(file(part), text.getBytes(StandardCharsets.UTF_8));
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Takes from everything below a folder, and from itself, what others may do with it. */
  static void close(Path folder) throws IOException {
    if (!POSIX) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> !Files.isSymbolicLink(f)).toList()) {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.retainAll(OWNERS)) {
          Files.setPosixFilePermissions(file, permissions);
        }
      }
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
