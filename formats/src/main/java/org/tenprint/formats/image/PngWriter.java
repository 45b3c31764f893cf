package org.tenprint.formats.image;

import java.io.ByteArrayOutputStream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Writes 8-bit grey PNG: one chunk of each kind, no time, no text, the pixels stored and not
 * deflated. So the same image gives the same bytes whatever zlib the machine has, which is worth
 * more here than the seventh by which a noisy fingerprint would shrink.
 */
public final class PngWriter {
  private static final int MAX_BLOCK = 0xffff;

  private PngWriter() {}

  /** The image as PNG, with its resolution where that is known. */
  public static byte[] write(GreyImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(image.pixels().length + 8192);
    out.writeBytes(PngReader.SIGNATURE);
    byte[] header = new byte[13];
    int32(image.width(), header, 0);
    int32(image.height(), header, 4);
    header[8] = 8;
    chunk("IHDR", header, header.length, out);
    if (image.ppi() > 0) {
      byte[] density = new byte[9];
      int perMetre = (int) Math.round(image.ppi() / 0.0254);
      int32(perMetre, density, 0);
      int32(perMetre, density, 4);
      density[8] = 1;
      chunk("pHYs", density, density.length, out);
    }
    byte[] data = stored(rows(image));
    chunk("IDAT", data, data.length, out);
    chunk("IEND", new byte[0], 0, out);
    return out.toByteArray();
  }

  /** Each row behind its filter, none. */
  private static byte[] rows(GreyImage image) {
    byte[] rows = new byte[(image.width() + 1) * image.height()];
    for (int y = 0; y < image.height(); y++) {
      int to = y * (image.width() + 1) + 1;
      System.arraycopy(image.pixels(), y * image.width(), rows, to, image.width());
    }
    return rows;
  }

  /** A zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4). */
  private static byte[] stored(byte[] rows) {
    int blocks = (rows.length + MAX_BLOCK - 1) / MAX_BLOCK;
    byte[] data = new byte[2 + 5 * blocks + rows.length + 4];
    data[0] = 0x78;
    data[1] = 0x01;
    int at = 2;
    for (int from = 0; from < rows.length; from += MAX_BLOCK) {
      int length = Math.min(MAX_BLOCK, rows.length - from);
      data[at] = (byte) (from + length == rows.length ? 1 : 0);
      data[at + 1] = (byte) length;
      data[at + 2] = (byte) (length >>> 8);
      data[at + 3] = (byte) ~length;
      data[at + 4] = (byte) (~length >>> 8);
      System.arraycopy(rows, from, data, at + 5, length);
      at += 5 + length;
    }
    Adler32 sum = new Adler32();
    sum.update(rows);
    int32((int) sum.getValue(), data, at);
    return data;
  }

  private static void chunk(String type, byte[] body, int length, ByteArrayOutputStream out) {
    byte[] head = new byte[8];
    int32(length, head, 0);
    for (int i = 0; i < 4; i++) {
      head[4 + i] = (byte) type.charAt(i);
    }
    CRC32 crc = new CRC32();
    crc.update(head, 4, 4);
    crc.update(body, 0, length);
    byte[] tail = new byte[4];
    int32((int) crc.getValue(), tail, 0);
    out.writeBytes(head);
    out.write(body, 0, length);
    out.writeBytes(tail);
  }

  private static void int32(int value, byte[] into, int at) {
    for (int i = 0; i < 4; i++) {
      into[at + i] = (byte) (value >>> 24 - 8 * i);
    }
  }
}
