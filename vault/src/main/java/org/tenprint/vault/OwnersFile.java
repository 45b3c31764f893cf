package org.tenprint.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that their owner alone reads and writes, from their first byte. */
final class OwnersFile {
  private static final FileAttribute<?>[] FILE = attributes("rw-------");
  private static final FileAttribute<?>[] FOLDER = attributes("rwx------");

  private OwnersFile() {}

  private static FileAttribute<?>[] attributes(String permissions) {
    boolean posix = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes a folder where there is none. */
  static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, FOLDER);
    }
  }

  /** Makes an empty file where there is none. */
  static void empty(Path file) throws IOException {
    try {
      Files.createFile(file, FILE);
    } catch (FileAlreadyExistsException e) {
      // somebody else made it: it is theirs and ours
    }
  }

  /**
   * Puts these bytes in the place of a file, whole and on disk: a reader has one or the other. One
   * process at a time; what an earlier one was killed over, which may hold what is gone, is
   * removed.
   */
  static void replace(Path file, byte[] bytes) throws IOException {
    Path part = part(file, bytes);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    String begun = file.getFileName() + ".";
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(file.toAbsolutePath().getParent(), one -> isPart(one, begun))) {
      for (Path one : left) {
        Files.deleteIfExists(one);
      }
    }
    syncFolder(file);
  }

  private static boolean isPart(Path file, String begun) {
    String name = file.getFileName().toString();
    return name.startsWith(begun) && name.substring(begun.length()).matches("[0-9]+");
  }

  private static Path part(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Files.deleteIfExists(part);
    try (FileChannel out = FileChannel.open(part, options, FILE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
    return part;
  }

  /** Makes a file of these bytes, whole and on disk, unless there is one. */
  static void create(Path file, byte[] bytes) throws IOException {
    Path part = part(file, bytes);
    try {
      Files.createLink(file, part);
      syncFolder(file);
    } catch (FileAlreadyExistsException e) {
      // somebody else was first
    } finally {
      Files.delete(part);
    }
  }

  private static void syncFolder(Path file) throws IOException {
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }
}
