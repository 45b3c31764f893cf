package org.tenprint.audit.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.tenprint.audit.answer.Failure;

/**
 * Files and folders that their owner alone may read: a copy of the log holds people's data. They
 * are so from the moment they exist, whatever the process' mask; where the file system has no such
 * permissions, its own are left.
 */
public final class OwnersFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private OwnersFiles() {}

  /**
   * Makes the folder where it is not there; an empty one that is there is closed to others.
   *
   * @throws Failure if something stands in it: it is left as it is
   */
  public static void createFolder(Path folder) throws IOException {
    requireEmpty(folder);
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, attributes(FOLDER));
    } else if (POSIX) {
      Files.setPosixFilePermissions(folder, FOLDER);
    }
  }

  /**
   * Looks that nothing stands in a folder, which may not be there.
   *
   * @throws Failure if something does
   */
  public static void requireEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new Failure(folder + " is not empty; name a new folder, nothing is overwritten");
        }
      }
    }
  }

  /**
   * Opens a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is there
   */
  public static OutputStream create(Path file) throws IOException {
    SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attributes(FILE));
    return Channels.newOutputStream(channel);
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }
}
