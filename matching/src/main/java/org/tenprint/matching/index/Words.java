package org.tenprint.matching.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/**
 * 32-bit words, big-endian, written to or read from a channel from front to back through a buffer
 * of {@value #BUFFER} bytes. The channel is its opener's to close.
 */
final class Words {
  private static final int BUFFER = 1 << 20;

  private final WritableByteChannel to;
  private final ReadableByteChannel from;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final CRC32C crc = new CRC32C();

  /** Bytes that may still come from the channel. */
  private long unread;

  private int digested;

  private Words(WritableByteChannel to, ReadableByteChannel from, long most) {
    this.to = to;
    this.from = from;
    this.unread = most;
  }

  /** To be written; {@link #flush} ends it. */
  static Words writing(WritableByteChannel to) {
    return new Words(to, null, 0);
  }

  /**
   * To be read.
   *
   * @param most no more bytes than these come
   */
  static Words reading(ReadableByteChannel from, long most) {
    Words words = new Words(null, from, most);
    words.buffer.limit(0);
    return words;
  }

  /** Room for a word, or a word to read. */
  private void need() throws IOException {
    if (buffer.remaining() >= 4) {
      return;
    }
    digest();
    if (to != null) {
      drain();
      return;
    }
    buffer.compact();
    while (buffer.hasRemaining()) {
      int count = from.read(buffer);
      if (count < 0) {
        break;
      }
      unread -= count;
    }
    buffer.flip();
    if (buffer.remaining() < 4) {
      throw new EOFException();
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
    buffer.clear();
  }

  /** Takes what was passed since the last time into the checksum. */
  private void digest() {
    crc.update(buffer.duplicate().limit(buffer.position()).position(digested));
    digested = 0;
  }

  /** CRC-32C of every word so far. */
  int checksum() {
    int position = buffer.position();
    digest();
    digested = position;
    return (int) crc.getValue();
  }

  void put(int word) throws IOException {
    need();
    buffer.putInt(word);
  }

  void put(int[] words, int count) throws IOException {
    int done = 0;
    while (done < count) {
      need();
      int now = Math.min(count - done, buffer.remaining() / 4);
      buffer.asIntBuffer().put(words, done, now);
      buffer.position(buffer.position() + 4 * now);
      done += now;
    }
  }

  int get() throws IOException {
    need();
    return buffer.getInt();
  }

  void get(int[] words, int count) throws IOException {
    int done = 0;
    while (done < count) {
      need();
      int now = Math.min(count - done, buffer.remaining() / 4);
      buffer.asIntBuffer().get(words, done, now);
      buffer.position(buffer.position() + 4 * now);
      done += now;
    }
  }

  /** Words that may be left to read, capped at the largest int. */
  int remaining() {
    return (int) Math.min(Integer.MAX_VALUE, left());
  }

  /** Words that may be left to read. */
  long left() {
    return (Math.max(0, unread) + buffer.remaining()) / 4;
  }

  /** Writes what is in the buffer. */
  void flush() throws IOException {
    drain();
  }
}
