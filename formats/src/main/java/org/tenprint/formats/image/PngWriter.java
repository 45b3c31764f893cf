package org.tenprint.formats.image;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes 8-bit grey PNG. One chunk of each kind, no time, no text: same image, same bytes. */
public final class PngWriter {
  private static final int UP = 2;

  private PngWriter() {}

  /** The image as PNG, with its resolution where that is known. */
  public static byte[] write(GreyImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(image.pixels().length / 2 + 100);
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
    byte[] filtered = filtered(image);
    byte[] packed = new byte[filtered.length + filtered.length / 1000 + 64];
    Deflater deflater = new Deflater(6);
    deflater.setInput(filtered);
    deflater.finish();
    int length = deflater.deflate(packed);
    boolean whole = deflater.finished();
    deflater.end();
    if (!whole) {
      throw new IllegalStateException("deflated data exceed zlib's own bound");
    }
    chunk("IDAT", packed, length, out);
    chunk("IEND", new byte[0], 0, out);
    return out.toByteArray();
  }

  /** Each row as its difference from the row above. */
  private static byte[] filtered(GreyImage image) {
    int width = image.width();
    byte[] pixels = image.pixels();
    byte[] filtered = new byte[(width + 1) * image.height()];
    for (int y = 0; y < image.height(); y++) {
      int to = y * (width + 1);
      filtered[to] = UP;
      for (int x = 0; x < width; x++) {
        int above = y == 0 ? 0 : pixels[(y - 1) * width + x];
        filtered[to + 1 + x] = (byte) (pixels[y * width + x] - above);
      }
    }
    return filtered;
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
