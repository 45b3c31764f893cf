package org.tenprint.doorway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of revoked holders: a file of one name a line, the subjects of their certificates. It is
 * looked at for each request and read when it is another one, so who was revoked is refused at the
 * next request, on open connections too. Where there is no list, nobody can be told from the
 * revoked.
 */
final class RevokedHolders {
  private final Path file;
  private volatile Read last;

  /** What was read, and from which file. */
  private record Read(Object key, Object time, long size, Set<String> names) {
    boolean of(BasicFileAttributes now) {
      return now.size() == size && now.lastModifiedTime().equals(time) && same(now.fileKey());
    }

    private boolean same(Object other) {
      return key == null ? other == null : key.equals(other);
    }
  }

  RevokedHolders(Path file) {
    this.file = file;
  }

  /**
   * Whether a holder's credential was revoked.
   *
   * @throws IOException if the list cannot be read
   */
  boolean contains(String user) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    Read read = last;
    if (read == null || !read.of(now)) {
      read = new Read(now.fileKey(), now.lastModifiedTime(), now.size(), names());
      last = read;
    }
    return read.names().contains(user);
  }

  private Set<String> names() throws IOException {
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
