package org.tenprint.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * By which a file is told from one that was put in its place.
 *
 * @param file which file it is on its disk
 * @param size bytes
 * @param changed when, nanoseconds as far as the disk keeps them
 */
record FileStamp(String file, long size, long changed) {
  static FileStamp of(Path path) throws IOException {
    BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
    return new FileStamp(
        String.valueOf(is.fileKey()),
        is.size(),
        is.lastModifiedTime().to(java.util.concurrent.TimeUnit.NANOSECONDS));
  }
}
