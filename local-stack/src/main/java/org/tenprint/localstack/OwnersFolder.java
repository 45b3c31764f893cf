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
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

  /** Of what else a folder may hold nothing is called so. */
  private static final Pattern OF_STACKS =
      Pattern.compile(
          "stack\\.[a-z]+|stacks|demo|credentials|secrets|keys|reference|load|[a-z]+\\.stage");

  /** Of what a data folder has beside the services'. */
  private static final Pattern DATA = Pattern.compile("kafka(-[0-9]+)?|postgres");

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

  /**
   * Makes the folder of a stack, as {@link #create}; one that has something else in it, and is open
   * to others, may be needed by them, and is left as it is.
   *
   * @throws StackException if it is such a one
   */
  static Path ofStack(Path folder) throws IOException {
    if (Files.isDirectory(folder) && isOpen(folder) && isAnothers(folder)) {
      throw new StackException(
          folder
              + " holds what is no stack's, and others may use it: name a folder of its own, or"
              + " close it to them first");
    }
    return create(folder);
  }

  private static boolean isOpen(Path folder) throws IOException {
    return POSIX && !OWNERS.containsAll(Files.getPosixFilePermissions(folder));
  }

  /** Whether something is in it, and nothing of a stack, or of what may be made before one. */
  private static boolean isAnothers(Path folder) throws IOException {
    List<Path> files = files(folder);
    for (Path file : files) {
      if (isOfStacks(file)) {
        return false;
      }
    }
    return !files.isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static boolean isOfStacks(Path file) throws IOException {
    String name = file.getFileName().toString();
    return OF_STACKS.matcher(name).matches() || name.equals("data") && isData(file);
  }

  private static boolean isData(Path folder) throws IOException {
    return Files.isDirectory(folder)
        && files(folder).stream()
            .map(one -> one.getFileName().toString())
            .anyMatch(name -> DATA.matcher(name).matches() || isService(name));
  }

  private static boolean isService(String name) {
    return Stream.of(Service.values()).anyMatch(one -> one.module().equals(name));
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
