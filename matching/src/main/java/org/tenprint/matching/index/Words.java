package org.tenprint.matching.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/**
 * 32-bit words, big-endian, written to a channel from front to back through a buffer of {@value
 * #BUFFER} bytes; {@link WordsAhead} reads them. The channel is its opener's to close.
 */
final class Words {
  private static final int BUFFER = 1 << 20;

  private final WritableByteChannel to;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
  private final CRC32C crc = new CRC32C();
  private int digested;

  /** {@link #flush} ends it. */
  Words(WritableByteChannel to) {
    this.to = to;
  }

  /** Room for a word. */
  private void need() throws IOException {
    if (buffer.remaining() < 4) {
      digest();
      drain();
    }
  }

  private void drain() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
    buffer.clear();
  }

  /** Takes what was put since the last time into the checksum. */
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

  /** Bytes as they are, and zeros up to a word. */
  void put(byte[] bytes, int count) throws IOException {
    int done = 0;
    while (done < count) {
      need();
      int now = Math.min(count - done, buffer.remaining() & -4);
      buffer.put(bytes, done, now);
      done += now;
    }
    for (int over = count; (over & 3) != 0; over++) {
      buffer.put((byte) 0);
    }
  }

  /** Writes what is in the buffer. */
  void flush() throws IOException {
    drain();
  }
}
