package org.tenprint.booking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Minutiae records for the tests of this module; the minutiae are of no finger. */
public final class Templates {
  private Templates() {}

  /**
   * A record of ISO/IEC 19794-2:2005.
   *
   * @param views position, quality and number of minutiae of each view
   */
  public static byte[] iso(int[][] views) {
    int minutiae = Arrays.stream(views).mapToInt(view -> view[2]).sum();
    ByteBuffer record = ByteBuffer.allocate(24 + 6 * views.length + 6 * minutiae);
    record.put("FMR\0 20\0".getBytes(StandardCharsets.US_ASCII)).putInt(record.capacity());
    record.putShort((short) 0).putShort((short) 300).putShort((short) 400);
    record.putShort((short) 197).putShort((short) 197).put((byte) views.length).put((byte) 0);
    for (int[] view : views) {
      record.put((byte) view[0]).put((byte) 0).put((byte) view[1]).put((byte) view[2]);
      for (int i = 0; i < view[2]; i++) {
        record.putShort((short) (0x4000 | 20 + 17 * i)).putShort((short) (30 + view[0] + 13 * i));
        record.put((byte) (7 * i)).put((byte) 80);
      }
      record.putShort((short) 0);
    }
    return record.array();
  }
}
