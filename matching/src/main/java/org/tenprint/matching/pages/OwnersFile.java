package org.tenprint.matching.pages;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** What a file or folder is made with that its owner alone is to read, where there are owners. */
public final class OwnersFile {
  private OwnersFile() {}

  /** Of a file. */
  public static FileAttribute<?>[] file(Path file) {
    return attributes(file, "rw-------");
  }

  /** Of a folder. */
  static FileAttribute<?>[] folder(Path folder) {
    return attributes(folder, "rwx------");
  }

  private static FileAttribute<?>[] attributes(Path of, String permissions) {
    return of.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
