package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.minutiae.MinutiaeReader;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.testkit.fuzz.Bounds;
import org.tenprint.testkit.fuzz.KeptInputs;
import org.tenprint.testkit.fuzz.PngChecksums;

/**
 * What a finger may arrive as: PNG, WSQ, minutiae records, told by content. Images are decoded and
 * go no further than that unless they are tiny; a record becomes a template, whose serial form
 * reads as it was. An input is a byte of resolution, then the print.
 */
public class PrintFuzzTest {
  private static final int MOST_PIXELS = 96 * 96;

  /** The decoders' own tables, streams and colour models. */
  private static final long SOME = 3 << 20;

  /** Bytes that a pixel, and a byte of the file, may cost. */
  private static final long A_PIXEL = 128;

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), PrintFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int type :
        new int[] {
          BufferedImage.TYPE_BYTE_GRAY,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_ARGB,
          BufferedImage.TYPE_BYTE_BINARY,
          BufferedImage.TYPE_BYTE_INDEXED
        }) {
      seeds.add(stated(png(type), 0));
      seeds.add(stated(png(type), 125));
    }
    seeds.add(stated(record(), 0));
    return seeds;
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 1) {
      return;
    }
    byte[] print = Arrays.copyOfRange(input, 1, input.length);
    int ppi = 4 * (input[0] & 0xff);
    image(print, ppi);
    if (isPng(print)) {
      image(PngChecksums.fitted(print), ppi);
    }
    if (MinutiaeReader.looksLike(print)) {
      record(print);
    }
  }

  private static void record(byte[] print) {
    Extraction made =
        within(SOME + A_PIXEL * print.length, () -> TemplateExtractor.extract(encoded(print, 0)));
    if (made instanceof Extraction.Extracted extracted) {
      FingerTemplate template = extracted.template();
      require(FingerTemplate.fromBytes(template.toBytes()).equals(template), "another template");
    }
  }

  /** An image is decoded where it is small; a large one costs time and teaches nothing. */
  private static void image(byte[] print, int ppi) {
    long announced = announced(print);
    if (announced > MOST_PIXELS) {
      return;
    }
    GreyImage image =
        within(
            SOME + A_PIXEL * (announced + print.length),
            () -> {
              try {
                return decoded(print, ppi);
              } catch (FormatException refused) {
                require(ExtractionRefusal.of(refused) != null, "refused without a reason");
                return null;
              } catch (PrintRefused refused) {
                require(refused.reason() != null, "refused without a reason");
                return null;
              }
            });
    if (image != null) {
      require(
          image.pixels().length >= image.width() * image.height(), "fewer pixels than the sides");
      PrintQuality quality = PrintQuality.of(image);
      require(quality.quality() >= 0 && quality.quality() <= 100, "a quality out of range");
      TemplateExtractor.extract(encoded(print, ppi));
    }
  }

  private static GreyImage decoded(byte[] print, int ppi) throws FormatException, PrintRefused {
    return TemplateExtractor.pixels(encoded(print, ppi), new ExtractionBudget());
  }

  private static boolean isPng(byte[] print) {
    return print.length >= 8 && ByteBuffer.wrap(print).getLong() == 0x89504e470d0a1a0aL;
  }

  private static boolean isWsq(byte[] print) {
    return print.length >= 2 && (ByteBuffer.wrap(print).getShort() & 0xffff) == 0xffa0;
  }

  /** The largest sides that any header in the file names: what a decoder could be led to. */
  private static long announced(byte[] print) {
    if (isPng(print) && print.length >= 24) {
      ByteBuffer header = ByteBuffer.wrap(print);
      return Math.abs((long) header.getInt(16)) * Math.abs((long) header.getInt(20));
    }
    if (isWsq(print)) {
      ByteBuffer bytes = ByteBuffer.wrap(print);
      for (int at = 2; at + 10 < print.length; at++) {
        if ((bytes.getShort(at) & 0xffff) == 0xffa2) {
          return (long) (bytes.getShort(at + 6) & 0xffff) * (bytes.getShort(at + 8) & 0xffff);
        }
      }
    }
    return 0;
  }

  private static <T> T within(long bytes, java.util.concurrent.Callable<T> call) {
    try {
      return Bounds.within(bytes, call);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("a checked failure", e);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  private static Print encoded(byte[] print, int ppi) {
    return new Print.Encoded(print, ppi);
  }

  private static byte[] stated(byte[] print, int ppi) {
    byte[] input = new byte[print.length + 1];
    input[0] = (byte) ppi;
    System.arraycopy(print, 0, input, 1, print.length);
    return input;
  }

  private static byte[] png(int type) {
    BufferedImage image = new BufferedImage(90, 80, type);
    for (int y = 0; y < 80; y++) {
      for (int x = 0; x < 90; x++) {
        image.setRGB(x, y, y % 9 < 4 ? 0xff202020 : 0xffe0e0e0);
      }
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** ISO/IEC 19794-2:2005, one view of twelve minutiae. */
  private static byte[] record() {
    int length = 24 + 4 + 12 * 6 + 2;
    ByteBuffer out = ByteBuffer.allocate(length);
    out.put(new byte[] {'F', 'M', 'R', 0, ' ', '2', '0', 0}).putInt(length).putShort((short) 0);
    out.putShort((short) 300).putShort((short) 400).putShort((short) 197).putShort((short) 197);
    out.put((byte) 1).put((byte) 0).put(new byte[] {1, 0, 80, 12});
    for (int i = 0; i < 12; i++) {
      out.putShort((short) (0x4000 | 20 * i + 9)).putShort((short) (15 * i + 40));
      out.put((byte) (20 * i)).put((byte) 60);
    }
    return out.array();
  }
}
