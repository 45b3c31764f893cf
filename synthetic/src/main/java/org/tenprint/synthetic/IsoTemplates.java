package org.tenprint.synthetic;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Minutiae records in ISO/IEC 19794-2:2005 of 36 places and directions drawn by chance, in no time:
 * for who needs many bookings, and no finger. No two people have one.
 */
public final class IsoTemplates {
  private static final int MINUTIAE = 36;
  private static final int SIDE = 400;
  private static final int HEADER = 24;
  private static final int VIEW = 4;
  private static final int PER_CM = 197;

  private IsoTemplates() {}

  /**
   * The record of one finger: the same seed and position give the same finger.
   *
   * @param position friction ridge position, 1 to 10
   */
  public static byte[] of(long seed, int position) {
    Random random = new Random(seed * 31 + position);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      int length = HEADER + VIEW + MINUTIAE * 6 + 2;
      out.write("FMR\0 20\0".getBytes(StandardCharsets.US_ASCII));
      out.writeInt(length);
      out.writeShort(0);
      out.writeShort(SIDE);
      out.writeShort(SIDE);
      out.writeShort(PER_CM);
      out.writeShort(PER_CM);
      out.writeByte(1);
      out.writeByte(0);
      out.writeByte(position);
      out.writeByte(0);
      out.writeByte(80);
      out.writeByte(MINUTIAE);
      for (int i = 0; i < MINUTIAE; i++) {
        int kind = 1 + random.nextInt(2);
        out.writeShort(kind << 14 | 20 + random.nextInt(SIDE - 40));
        out.writeShort(20 + random.nextInt(SIDE - 40));
        out.writeByte(random.nextInt(256));
        out.writeByte(80);
      }
      out.writeShort(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
