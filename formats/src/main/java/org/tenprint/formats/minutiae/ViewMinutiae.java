package org.tenprint.formats.minutiae;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.minutiae.MinutiaeRecord.View;

/**
 * The minutiae of one view as they stand in the record, which all editions write alike; a quality
 * that ISO 2011 leaves out is 0, not reported.
 */
public final class ViewMinutiae {
  static final int BYTES = 6;

  /** The most that 14 bits hold. */
  private static final int MAX_SIDE = 1 << 14;

  private static final int MOST_QUALITY = 100;
  private static final double CM_PER_INCH = 2.54;

  private final int width;
  private final int height;
  private final int[] resolution;
  private final byte[] minutiae;

  /**
   * @param resolution pixels a centimetre, across and down
   * @param minutiae six bytes each
   */
  ViewMinutiae(int width, int height, int[] resolution, byte[] minutiae) {
    this.width = width;
    this.height = height;
    this.resolution = resolution;
    this.minutiae = minutiae;
  }

  /** This one, or one whose sides are large enough for its minutiae and not 0. */
  ViewMinutiae fitting() {
    int wide = Math.max(width, 1);
    int high = Math.max(height, 1);
    for (int i = 0; i < minutiae.length; i += BYTES) {
      wide = Math.max(wide, 1 + number(i));
      high = Math.max(high, 1 + number(i + 2));
    }
    return wide == width && high == height
        ? this
        : new ViewMinutiae(wide, high, resolution, minutiae);
  }

  /** Refuses sides that no finger's record has. */
  void check(int offset) throws FormatException {
    Limits.checkRecord(
        width / (CM_PER_INCH * resolution[0]), height / (CM_PER_INCH * resolution[1]), offset);
  }

  private int number(int at) {
    return (minutiae[at] << 8 | minutiae[at + 1] & 0xff) & MAX_SIDE - 1;
  }

  /** A record of this view alone, without extended data. */
  byte[] record(boolean iso, View view) {
    int length = (iso ? 24 : 26) + 4 + minutiae.length + 2;
    ByteBuffer out = ByteBuffer.allocate(length);
    out.put("FMR\0 20\0".getBytes(StandardCharsets.US_ASCII));
    if (iso) {
      out.putInt(length).putShort((short) 0);
    } else {
      out.putShort((short) length).putInt(0).putShort((short) 0);
    }
    out.putShort((short) width).putShort((short) height);
    out.putShort((short) resolution[0]).putShort((short) resolution[1]);
    out.put((byte) 1).put((byte) 0);
    int type = view.type().code();
    out.put((byte) view.position().code()).put((byte) (type < 16 ? type : 0));
    out.put((byte) Math.max(0, Math.min(MOST_QUALITY, quality(view))));
    out.put((byte) (minutiae.length / BYTES)).put(minutiae);
    return out.putShort((short) 0).array();
  }

  private static int quality(View view) {
    return view.quality() > MOST_QUALITY ? 0 : view.quality();
  }
}
