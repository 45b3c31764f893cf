package org.tenprint.booking.application;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * PNG images of any colour type, bit depth and chunks, with the grey that each pixel means, both
 * from the samples alone: no reader of the project or of the JDK has a part in it.
 */
final class Pngs {
  static final int GREY = 0;
  static final int RGB = 2;
  static final int PALETTE = 3;
  static final int GREY_ALPHA = 4;
  static final int RGB_ALPHA = 6;

  private final int width;
  private final int height;
  private final int colour;
  private final int depth;
  private final ByteArrayOutputStream before = new ByteArrayOutputStream();
  private final ByteArrayOutputStream after = new ByteArrayOutputStream();
  private final byte[] rows;
  private final byte[] grey;
  private int interlace;
  private int parts = 1;

  private Pngs(int width, int height, int colour, int depth, long seed) {
    this.width = width;
    this.height = height;
    this.colour = colour;
    this.depth = depth;
    Random random = new Random(seed);
    byte[] palette = new byte[3 << Math.min(depth, 8)];
    random.nextBytes(palette);
    if (colour == PALETTE) {
      chunk(before, "PLTE", palette);
    }
    int channels = colour == RGB ? 3 : colour == GREY_ALPHA ? 2 : colour == RGB_ALPHA ? 4 : 1;
    int rowBytes = (width * channels * depth + 7) / 8;
    rows = new byte[(rowBytes + 1) * height];
    grey = new byte[width * height];
    for (int y = 0; y < height; y++) {
      byte[] row = new byte[rowBytes];
      random.nextBytes(row);
      for (int x = 0; x < width; x++) {
        grey[y * width + x] = (byte) meaning(row, x, channels, palette);
      }
      System.arraycopy(row, 0, rows, y * (rowBytes + 1) + 1, rowBytes);
    }
  }

  /** Noise of that colour type and bit depth. */
  static Pngs of(int width, int height, int colour, int depth, long seed) {
    return new Pngs(width, height, colour, depth, seed);
  }

  /** The pixels as 8-bit grey: BT.601 of colours, the upper 8 of 16 bits, alpha left aside. */
  byte[] grey() {
    return grey;
  }

  /** Adds a chunk before the data. */
  Pngs with(String type, byte[] body) {
    chunk(before, type, body);
    return this;
  }

  /** Adds a chunk behind the data. */
  Pngs behind(String type, byte[] body) {
    chunk(after, type, body);
    return this;
  }

  /** States a resolution. */
  Pngs ppi(int ppi) {
    return with("pHYs", density(ppi, 1));
  }

  /** Content of pHYs: unit 1 is the metre, 0 says only how wide is to high. */
  static byte[] density(int ppi, int unit) {
    int perMetre = (int) Math.round(ppi / 0.0254);
    return ByteBuffer.allocate(9).putInt(perMetre).putInt(perMetre).put((byte) unit).array();
  }

  /** Says that the image is interlaced, which it is not. */
  Pngs interlaced() {
    interlace = 1;
    return this;
  }

  /** Cuts the data into chunks. */
  Pngs inParts(int number) {
    parts = number;
    return this;
  }

  /** The file. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put((byte) depth).put((byte) colour).put((byte) 0).put((byte) 0).put((byte) interlace);
    chunk(out, "IHDR", header.array());
    out.writeBytes(before.toByteArray());
    byte[] data = deflated(filtered());
    for (int i = 0; i < parts; i++) {
      int from = data.length * i / parts;
      chunk(out, "IDAT", Arrays.copyOfRange(data, from, data.length * (i + 1) / parts));
    }
    out.writeBytes(after.toByteArray());
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private int meaning(byte[] row, int x, int channels, byte[] palette) {
    int first = sample(row, x * channels);
    return switch (colour) {
      case PALETTE -> luminance(palette, 3 * first);
      case GREY, GREY_ALPHA -> depth < 8 ? first * 255 / ((1 << depth) - 1) : first;
      default -> luma(first, sample(row, x * channels + 1), sample(row, x * channels + 2));
    };
  }

  /** A sample; of 16 bits the upper 8. */
  private int sample(byte[] row, int index) {
    if (depth >= 8) {
      return row[index * depth / 8] & 0xff;
    }
    int bit = index * depth;
    return (row[bit / 8] & 0xff) >> 8 - depth - bit % 8 & (1 << depth) - 1;
  }

  private static int luminance(byte[] rgb, int at) {
    return luma(rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff);
  }

  private static int luma(int red, int green, int blue) {
    return (int) Math.floor(0.5 + (299L * red + 587L * green + 114L * blue) / 1000.0);
  }

  /** Each row by another of the filters None, Sub and Up. */
  private byte[] filtered() {
    int length = rows.length / height;
    int step = Math.max(1, (length - 1) * 8 / width / 8);
    byte[] filtered = rows.clone();
    for (int y = 0; y < height; y++) {
      filtered[y * length] = (byte) (y % 3);
      for (int i = 1; i < length; i++) {
        int at = y * length + i;
        byte left = i > step ? rows[at - step] : 0;
        byte up = y > 0 ? rows[at - length] : 0;
        filtered[at] -= y % 3 == 0 ? 0 : y % 3 == 1 ? left : up;
      }
    }
    return filtered;
  }

  private static byte[] deflated(byte[] rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(rows);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] body) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + body.length).putInt(body.length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(body);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + body.length);
    out.writeBytes(chunk.putInt((int) sum.getValue()).array());
  }
}
