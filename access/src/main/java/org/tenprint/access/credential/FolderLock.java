package org.tenprint.access.credential;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** One at a time changes a folder, of all processes and threads. */
final class FolderLock {
  private static final Object IN_THIS_PROCESS = new Object();

  private FolderLock() {}

  /** Work that changes the folder. */
  interface Change<T> {
    T run() throws IOException;
  }

  static <T> T held(Path folder, Change<T> change) throws IOException {
    synchronized (IN_THIS_PROCESS) {
      try (FileChannel channel =
              FileChannel.open(
                  folder.resolve(".lock"),
                  Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")));
          FileLock held = channel.lock()) {
        assert held.isValid();
        return change.run();
      }
    }
  }
}
