package org.tenprint.formats.image;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import org.tenprint.formats.ByteReader;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/**
 * Reads PNG (ISO/IEC 15948) to 8-bit grey. Chunks are walked and their checksums held first; the
 * pixels are inflated row by row, so memory is that of the image whatever the data inflate to.
 * Interlaced images are refused: fingerprints have no use for them.
 */
final class PngReader {
  static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private static final int GREY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GREY_ALPHA = 4;
  private static final int RGB_ALPHA = 6;

  private final byte[] png;
  private final Limits limits;

  private int width;
  private int height;
  private int depth;
  private int colour = -1;
  private int ppi;
  private byte[] palette = new byte[0];
  private int firstData = -1;
  private boolean ended;

  private PngReader(byte[] png, Limits limits) {
    this.png = png;
    this.limits = limits;
  }

  /** The header, after the whole structure was walked. */
  static ImageHeader inspect(byte[] png, Limits limits) throws FormatException {
    PngReader reader = new PngReader(png, limits);
    reader.walk();
    return new ImageHeader(Compression.PNG, reader.width, reader.height, reader.depth, reader.ppi);
  }

  /**
   * The image. Colours become luminance (ITU-R BT.601), 16 bits their upper 8; alpha is dropped.
   */
  static GreyImage decode(byte[] png, Limits limits) throws FormatException {
    PngReader reader = new PngReader(png, limits);
    reader.walk();
    return reader.pixels();
  }

  private void walk() throws FormatException {
    Limits.checkSize(png, limits.imageBytes());
    ByteReader reader = new ByteReader(png);
    if (!reader.startsWith(SIGNATURE)) {
      throw new FormatException(
          FormatCode.UNKNOWN_FORMAT, 0, "a PNG image starts with its signature, 89 50 4E 47 …");
    }
    reader.skip(SIGNATURE.length, "the PNG signature");
    while (!ended) {
      int start = reader.position();
      long length = reader.u32("a PNG chunk");
      reader.need(length + 8, "a PNG chunk");
      CRC32 crc = new CRC32();
      crc.update(png, start + 4, (int) length + 4);
      String type = new String(reader.take(4, "its type"), StandardCharsets.ISO_8859_1);
      ByteReader body = reader.slice(length, "a PNG chunk");
      if (reader.u32("its checksum") != crc.getValue()) {
        throw corrupt(start, "a PNG chunk's checksum does not fit its content");
      }
      chunk(type, body, start);
    }
    reader.end("the PNG image");
    if (firstData < 0) {
      throw corrupt(reader.position(), "the PNG image has no data");
    }
  }

  private void chunk(String type, ByteReader body, int start) throws FormatException {
    if (colour < 0 != type.equals("IHDR")) {
      throw corrupt(start, "a PNG image has one IHDR chunk, its first");
    }
    switch (type) {
      case "IHDR" -> header(body, start);
      case "PLTE" -> palette = body.take(Math.min(body.remaining(), 768), "the palette");
      case "pHYs" -> density(body, start);
      case "IDAT" -> firstData = firstData < 0 ? start : firstData;
      case "IEND" -> ended = true;
      default -> {
        if (Character.isUpperCase(type.charAt(0))) {
          throw corrupt(start, "the PNG image has a critical chunk that is not known");
        }
      }
    }
  }

  private void header(ByteReader body, int start) throws FormatException {
    long wide = body.u32("IHDR");
    long high = body.u32("IHDR");
    depth = body.u8("IHDR");
    colour = body.u8("IHDR");
    boolean methods = body.u8("IHDR") == 0 & body.u8("IHDR") == 0;
    int interlace = body.u8("IHDR");
    body.end("IHDR");
    width = (int) Math.min(wide, Integer.MAX_VALUE);
    height = (int) Math.min(high, Integer.MAX_VALUE);
    limits.checkSides(width, height, start + 8);
    if (!methods || interlace > 1 || !legal(colour, depth)) {
      throw corrupt(start, "the PNG header's colour type, bit depth or methods do not exist");
    }
    if (interlace == 1) {
      throw new FormatException(
          FormatCode.UNSUPPORTED, start, "interlaced PNG is not read; save it without interlacing");
    }
  }

  private static boolean legal(int colour, int depth) {
    return switch (colour) {
      case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
      default -> false;
    };
  }

  /** Pixels a metre become pixels an inch; without a unit the two say what shape a pixel has. */
  private void density(ByteReader body, int start) throws FormatException {
    long x = body.u32("pHYs");
    long y = body.u32("pHYs");
    boolean metres = body.u8("pHYs") == 1;
    if (metres ? Math.abs(inch(x) - inch(y)) > 1 : x != y) {
      throw new FormatException(
          FormatCode.BAD_RESOLUTION, start, "the PNG image's pixels (pHYs) must be square");
    }
    if (metres) {
      ppi = inch(x);
    }
  }

  private static int inch(long perMetre) {
    return (int) Math.min(Math.round(perMetre * 0.0254), 100_000);
  }

  private GreyImage pixels() throws FormatException {
    int channels = colour == RGB ? 3 : colour == GREY_ALPHA ? 2 : colour == RGB_ALPHA ? 4 : 1;
    int bits = channels * depth;
    int rowBytes = (width * bits + 7) / 8;
    byte[] pixels = new byte[width * height];
    byte[] above = new byte[rowBytes];
    byte[] row = new byte[rowBytes];
    byte[] filter = new byte[1];
    PngData data = new PngData(png, firstData);
    try (data) {
      for (int y = 0; y < height; y++) {
        data.fill(filter);
        data.fill(row);
        if (filter[0] < 0 || filter[0] > 4) {
          throw corrupt(firstData, "a PNG row names a filter that does not exist");
        }
        unfilter(filter[0], row, above, Math.max(1, bits / 8));
        for (int x = 0; x < width; x++) {
          pixels[y * width + x] = (byte) grey(row, x);
        }
        byte[] swap = above;
        above = row;
        row = swap;
      }
      data.end();
    } catch (DataFormatException broken) {
      throw corrupt(firstData, "the PNG data cannot be inflated");
    }
    return new GreyImage(width, height, pixels, ppi);
  }

  private static void unfilter(int filter, byte[] row, byte[] above, int step) {
    for (int i = 0; i < row.length; i++) {
      int left = i < step ? 0 : row[i - step] & 0xff;
      int up = above[i] & 0xff;
      int upLeft = i < step ? 0 : above[i - step] & 0xff;
      int guess =
          switch (filter) {
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, upLeft);
            default -> 0;
          };
      row[i] += (byte) guess;
    }
  }

  static int paeth(int left, int up, int upLeft) {
    int guess = left + up - upLeft;
    int byLeft = Math.abs(guess - left);
    int byUp = Math.abs(guess - up);
    int byUpLeft = Math.abs(guess - upLeft);
    return byLeft <= byUp && byLeft <= byUpLeft ? left : byUp <= byUpLeft ? up : upLeft;
  }

  private int grey(byte[] row, int x) {
    int sample = depth / 8;
    return switch (colour) {
      case RGB -> luminance(row, 3 * sample * x, sample);
      case RGB_ALPHA -> luminance(row, 4 * sample * x, sample);
      case GREY_ALPHA -> row[2 * sample * x] & 0xff;
      case PALETTE -> entry(packed(row, x));
      default -> depth >= 8 ? row[sample * x] & 0xff : packed(row, x) * 255 / ((1 << depth) - 1);
    };
  }

  private int packed(byte[] row, int x) {
    int bit = x * depth;
    return (row[bit >> 3] & 0xff) >> 8 - depth - (bit & 7) & (1 << depth) - 1;
  }

  /** A palette's colour; black beyond its end. */
  private int entry(int index) {
    return 3 * index + 2 < palette.length ? luminance(palette, 3 * index, 1) : 0;
  }

  private static int luminance(byte[] from, int at, int step) {
    int red = from[at] & 0xff;
    int green = from[at + step] & 0xff;
    int blue = from[at + 2 * step] & 0xff;
    return (299 * red + 587 * green + 114 * blue + 500) / 1000;
  }

  static FormatException corrupt(int offset, String advice) {
    return new FormatException(FormatCode.CORRUPT_IMAGE, offset, advice + "; save the image again");
  }
}
