package org.tenprint.formats.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes WSQ (IAFIS-IC-0110 3.1) of 8-bit grey, for made-up prints: a plain encoder, whose bins are
 * all of one width and whose Huffman codes are of two lengths, so it compresses to a third or a
 * fifth where certified encoders come to a fifteenth. Any decoder reads it.
 */
public final class WsqWriter {
  /** Width of a quantization bin in grey levels, and of the one about zero. */
  private static final double BIN = 8;

  private static final double ZERO_BIN = 1.2 * BIN;

  /** The middle of a bin, in hundredths of it. */
  private static final int BIN_CENTRE = 44;

  /** First subbands of the second and third block of coefficients, and the end. */
  private static final int[] BLOCKS = {0, 19, 52, WsqBands.CODED};

  private static final int GROUND = 255;

  private WsqWriter() {}

  /** The image, with ground added right and below to sides that are multiples of 32. */
  public static GreyImage padded(GreyImage image) {
    int width = (image.width() + WsqBands.STEP - 1) / WsqBands.STEP * WsqBands.STEP;
    int height = (image.height() + WsqBands.STEP - 1) / WsqBands.STEP * WsqBands.STEP;
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) GROUND);
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(image.pixels(), y * image.width(), pixels, y * width, image.width());
    }
    return new GreyImage(width, height, pixels, image.ppi());
  }

  /**
   * The image as WSQ; a comment states the resolution where it is known.
   *
   * @param image with sides that are multiples of 32, see {@link #padded}
   */
  public static byte[] write(GreyImage image) {
    if (image.width() % WsqBands.STEP != 0 || image.height() % WsqBands.STEP != 0) {
      throw new IllegalArgumentException("sides must be multiples of " + WsqBands.STEP);
    }
    byte[] pixels = image.pixels();
    double mean = 0;
    for (byte pixel : pixels) {
      mean += pixel & 0xff;
    }
    int shift = (int) Math.round(mean / pixels.length);
    float[] values = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      values[i] = (pixels[i] & 0xff) - shift;
    }
    WsqBands bands = WsqBands.of(image.width(), image.height(), values);
    WsqCoefficients[] blocks = new WsqCoefficients[BLOCKS.length - 1];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = new WsqCoefficients();
      for (int band = BLOCKS[i]; band < BLOCKS[i + 1]; band++) {
        quantized(bands.band(band), blocks[i]);
      }
      blocks[i].flush();
    }
    try {
      return written(image, shift, blocks);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static void quantized(float[] band, WsqCoefficients into) {
    for (float value : band) {
      double beyond = Math.abs(value) - ZERO_BIN / 2;
      int bin = beyond <= 0 ? 0 : (int) (beyond / BIN + 1);
      into.add(value < 0 ? -bin : bin);
    }
  }

  private static byte[] written(GreyImage image, int shift, WsqCoefficients[] blocks)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(WsqStructure.SOI);
    if (image.ppi() > 0) {
      byte[] comment = ("NIST_COM 2\nPPI " + image.ppi()).getBytes(StandardCharsets.US_ASCII);
      segment(out, WsqStructure.COM, comment.length);
      out.write(comment);
    }
    transform(out);
    quantization(out);
    frame(out, image, shift);
    WsqCoefficients.Codes codes = WsqCoefficients.codes(blocks);
    segment(out, WsqStructure.DHT, codes.table().length);
    out.write(codes.table());
    for (WsqCoefficients block : blocks) {
      segment(out, WsqStructure.SOB, 1);
      out.write(0);
      block.write(codes, out);
    }
    out.writeShort(WsqStructure.EOI);
    return bytes.toByteArray();
  }

  private static void segment(DataOutputStream out, int marker, int length) throws IOException {
    out.writeShort(marker);
    out.writeShort(length + 2);
  }

  /** Of each symmetric filter the half from its middle on: sign, decimal exponent, digits. */
  private static void transform(DataOutputStream out) throws IOException {
    segment(out, WsqStructure.DTT, 2 + 6 * (5 + 4));
    out.write(WsqBands.LOW.length);
    out.write(WsqBands.HIGH.length);
    for (double[] filter : new double[][] {WsqBands.LOW, WsqBands.HIGH}) {
      for (int i = filter.length / 2; i < filter.length; i++) {
        out.write(filter[i] < 0 ? 1 : 0);
        out.write(9);
        out.writeInt((int) Math.round(Math.abs(filter[i]) * 1e9));
      }
    }
  }

  private static void quantization(DataOutputStream out) throws IOException {
    segment(out, WsqStructure.DQT, 3 + 64 * 6);
    out.write(2);
    out.writeShort(BIN_CENTRE);
    for (int band = 0; band < 64; band++) {
      boolean coded = band < WsqBands.CODED;
      out.write(coded ? 3 : 0);
      out.writeShort(coded ? (int) (BIN * 1000) : 0);
      out.write(coded ? 3 : 0);
      out.writeShort(coded ? (int) (ZERO_BIN * 1000) : 0);
    }
  }

  private static void frame(DataOutputStream out, GreyImage image, int shift) throws IOException {
    segment(out, WsqStructure.SOF, 15);
    out.write(0);
    out.write(255);
    out.writeShort(image.height());
    out.writeShort(image.width());
    out.write(2);
    out.writeShort(shift * 100);
    out.write(4);
    out.writeShort(10_000);
    out.write(2);
    out.writeShort(0);
  }
}
