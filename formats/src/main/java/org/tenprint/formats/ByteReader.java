package org.tenprint.formats;

import java.util.Arrays;

/**
 * A cursor over a stretch of bytes, big-endian, that cannot leave it: every read is held against
 * what remains and fails with {@link FormatCode#TRUNCATED}. Offsets in errors count from the
 * array's start. Not thread-safe.
 */
public final class ByteReader {
  private final byte[] bytes;
  private final int end;
  private int at;

  /** Over the whole array. */
  public ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Over {@code [from, to)} of the array, which is not copied. */
  public ByteReader(byte[] bytes, int from, int to) {
    if (from < 0 || to < from || to > bytes.length) {
      throw new IllegalArgumentException("stretch outside of the array");
    }
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** Where the next byte is read, from the array's start. */
  public int position() {
    return at;
  }

  /** Bytes that are left. */
  public int remaining() {
    return end - at;
  }

  /** Fails unless {@code count} bytes are left. {@code what} names the thing that needs them. */
  public void need(long count, String what) throws FormatException {
    if (count < 0 || count > end - at) {
      throw new FormatException(
          FormatCode.TRUNCATED,
          at,
          "%s needs %d bytes and %d are left; send the whole file, or correct its length"
              .formatted(what, count, end - at));
    }
  }

  /** An unsigned byte. */
  public int u8(String what) throws FormatException {
    need(1, what);
    return bytes[at++] & 0xff;
  }

  /** An unsigned 16-bit number. */
  public int u16(String what) throws FormatException {
    need(2, what);
    int value = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    at += 2;
    return value;
  }

  /** An unsigned 32-bit number. */
  public long u32(String what) throws FormatException {
    long high = u16(what);
    return high << 16 | u16(what);
  }

  /** Passes over {@code count} bytes. */
  public void skip(long count, String what) throws FormatException {
    need(count, what);
    at += (int) count;
  }

  /** A copy of the next {@code count} bytes. */
  public byte[] take(long count, String what) throws FormatException {
    need(count, what);
    byte[] taken = Arrays.copyOfRange(bytes, at, at + (int) count);
    at += (int) count;
    return taken;
  }

  /** The next {@code count} bytes as a reader of their own; this one passes over them. */
  public ByteReader slice(long count, String what) throws FormatException {
    need(count, what);
    ByteReader slice = new ByteReader(bytes, at, at + (int) count);
    at += (int) count;
    return slice;
  }

  /** Whether the next bytes are these; nothing is passed over. */
  public boolean startsWith(byte... expected) {
    return expected.length <= end - at
        && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
  }

  /** Fails with {@link FormatCode#TRAILING_BYTES} if bytes are left. */
  public void end(String what) throws FormatException {
    if (at < end) {
      throw new FormatException(
          FormatCode.TRAILING_BYTES,
          at,
          "%d bytes follow the end of %s; remove them or correct its lengths"
              .formatted(end - at, what));
    }
  }
}
