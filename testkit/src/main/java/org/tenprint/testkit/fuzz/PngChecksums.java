package org.tenprint.testkit.fuzz;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Makes a spoilt PNG one that a reader goes on with: it is not refused for its checksums. */
public final class PngChecksums {
  private static final int SIGNATURE = 8;

  /** Length, type and checksum of a chunk. */
  private static final int AROUND = 12;

  private PngChecksums() {}

  /** The same chunks with the checksums that fit them, as far as there are whole chunks. */
  public static byte[] fitted(byte[] png) {
    byte[] mended = png.clone();
    ByteBuffer chunks = ByteBuffer.wrap(mended);
    long at = SIGNATURE;
    while (at + AROUND <= mended.length) {
      long length = chunks.getInt((int) at) & 0xffffffffL;
      if (at + AROUND + length > mended.length) {
        break;
      }
      CRC32 sum = new CRC32();
      sum.update(mended, (int) at + 4, (int) length + 4);
      chunks.putInt((int) (at + 8 + length), (int) sum.getValue());
      at += AROUND + length;
    }
    return mended;
  }
}
