package org.tenprint.matching.index;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * A file of 32-bit words, read or written from front to back through a window of {@value #WINDOW}
 * bytes mapped into memory.
 */
final class MappedWords implements Closeable {
  private static final int WINDOW = 1 << 26;

  private final FileChannel channel;
  private final boolean writing;
  private final CRC32C crc = new CRC32C();
  private final long size;
  private long windowStart;
  private MappedByteBuffer window;

  private MappedWords(FileChannel channel, boolean writing) throws IOException {
    this.channel = channel;
    this.writing = writing;
    this.size = channel.size();
    map();
  }

  /**
   * In place of a file of that name; the new one only its owner may read, where there are owners.
   */
  static MappedWords create(Path file) throws IOException {
    Files.deleteIfExists(file);
    return new MappedWords(
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE),
            ownersAlone(file)),
        true);
  }

  private static FileAttribute<?>[] ownersAlone(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  static MappedWords open(Path file) throws IOException {
    return new MappedWords(FileChannel.open(file, StandardOpenOption.READ), false);
  }

  private void map() throws IOException {
    if (writing) {
      window = channel.map(FileChannel.MapMode.READ_WRITE, windowStart, WINDOW);
    } else {
      window =
          channel.map(
              FileChannel.MapMode.READ_ONLY, windowStart, Math.min(WINDOW, size - windowStart));
    }
  }

  private void need() throws IOException {
    if (window.remaining() >= 4) {
      return;
    }
    digest();
    windowStart += window.position();
    if (!writing && windowStart + 4 > size) {
      throw new EOFException();
    }
    map();
  }

  private int digested;

  /** Takes what was passed since the last time into the checksum. */
  private void digest() {
    crc.update(window.duplicate().limit(window.position()).position(digested));
    digested = 0;
  }

  /** CRC-32C of every word so far. */
  int checksum() {
    int position = window.position();
    digest();
    digested = position;
    return (int) crc.getValue();
  }

  void put(int word) throws IOException {
    need();
    window.putInt(word);
  }

  void put(int[] words, int count) throws IOException {
    int done = 0;
    while (done < count) {
      need();
      int now = Math.min(count - done, window.remaining() / 4);
      window.asIntBuffer().put(words, done, now);
      window.position(window.position() + 4 * now);
      done += now;
    }
  }

  int get() throws IOException {
    need();
    return window.getInt();
  }

  void get(int[] words, int count) throws IOException {
    int done = 0;
    while (done < count) {
      need();
      int now = Math.min(count - done, window.remaining() / 4);
      window.asIntBuffer().get(words, done, now);
      window.position(window.position() + 4 * now);
      done += now;
    }
  }

  /** Words that are left to read, capped at the largest int. */
  int remaining() {
    return (int) Math.min(Integer.MAX_VALUE, left());
  }

  /** Words that are left to read. */
  long left() {
    return (size - windowStart - window.position()) / 4;
  }

  @Override
  public void close() throws IOException {
    if (writing) {
      window.force();
      channel.truncate(windowStart + window.position());
      channel.force(true);
    }
    channel.close();
  }
}
