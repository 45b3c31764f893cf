package org.tenprint.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** What a file says, read again when another was put in its place. Safe for many threads. */
final class Reread<T> {
  /** Reads the file. */
  interface Reading<T> {
    T read() throws GeneralSecurityException, IOException;
  }

  private record Kept<T>(FileStamp stamp, T value) {}

  private final Path file;
  private final Reading<T> reading;
  private volatile Kept<T> kept;

  Reread(Path file, Reading<T> reading) {
    this.file = file;
    this.reading = reading;
  }

  T now() throws GeneralSecurityException, IOException {
    Kept<T> known = kept;
    FileStamp stamp = FileStamp.of(file);
    return known != null && known.stamp().equals(stamp) ? known.value() : read(stamp);
  }

  private synchronized T read(FileStamp stamp) throws GeneralSecurityException, IOException {
    T value = reading.read();
    kept = new Kept<>(stamp, value);
    return value;
  }
}
