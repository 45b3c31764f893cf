package org.tenprint.formats.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.SidesException;

class FingerImageTest {
  private static final Limits LIMITS = Limits.DEFAULT;

  private static byte[] png(int own) {
    GreyImage image = Images.stripes(160, 192);
    return PngWriter.write(new GreyImage(160, 192, image.pixels(), own));
  }

  private static byte[] wsq(int own) {
    GreyImage image = Images.stripes(160, 192);
    return WsqWriter.write(new GreyImage(160, 192, image.pixels(), own));
  }

  /** What is stated beside the image, what it says itself, and what it is read at. */
  @ParameterizedTest
  @CsvSource({
    "500, 500, 500",
    "500, 0, 500",
    "0, 500, 500",
    "500, 490, 500",
    "500, 509, 500",
    "500, 511, 0",
    "0, 0, 0",
    "0, 299, 0",
    "300, 0, 300",
    "299, 0, 0",
    "0, 1201, 0",
    "1201, 1201, 0"
  })
  void a_png_is_of_one_resolution(int stated, int own, int read) throws FormatException {
    if (read == 0) {
      assertEquals(
          FormatCode.BAD_RESOLUTION, refusal(() -> FingerImage.encoded(png(own), stated, LIMITS)));
    } else {
      FingerImage image = FingerImage.encoded(png(own), stated, LIMITS);
      assertEquals(read, image.ppi());
      assertEquals(read, image.decode().ppi());
    }
  }

  /** Pixels a metre from left to right and from top to bottom, the unit (1 metre, 0 none). */
  @ParameterizedTest
  @CsvSource({
    "19685, 19685, 1, true",
    "19685, 19686, 1, true",
    "19685, 9843, 1, false",
    "9843, 19685, 1, false",
    "4294967295, 19685, 1, false",
    "1, 1, 0, true",
    "2, 1, 0, false"
  })
  void the_pixels_of_a_png_are_square(long x, long y, int unit, boolean square)
      throws FormatException {
    byte[] png = png(500);
    int type = new String(png, ISO_8859_1).indexOf("pHYs");
    ByteBuffer chunk = ByteBuffer.wrap(png).position(type + 4);
    chunk.putInt((int) x).putInt((int) y).put((byte) unit);
    CRC32 crc = new CRC32();
    crc.update(png, type, 13);
    chunk.putInt((int) crc.getValue());
    if (square) {
      assertEquals(500, FingerImage.encoded(png, 500, LIMITS).ppi());
    } else {
      assertEquals(FormatCode.BAD_RESOLUTION, refusal(() -> FingerImage.encoded(png, 500, LIMITS)));
    }
  }

  /** Encoders write wrong comments: they do not contradict what is stated. */
  @ParameterizedTest
  @CsvSource({"0, 0, 500", "0, 800, 800", "500, 255, 500", "0, 255, 0", "299, 500, 0"})
  void a_wsq_is_of_500_unless_it_is_stated(int stated, int own, int read) throws FormatException {
    if (read == 0) {
      assertEquals(
          FormatCode.BAD_RESOLUTION, refusal(() -> FingerImage.encoded(wsq(own), stated, LIMITS)));
    } else {
      assertEquals(read, FingerImage.encoded(wsq(own), stated, LIMITS).decode().ppi());
    }
  }

  @ParameterizedTest
  @CsvSource({"74, 1100, small", "75, 1100, ''", "1100, 75, ''", "1101, 75, large"})
  void a_finger_has_a_size(int width, int height, String wrong) throws FormatException {
    byte[] pixels = new byte[width * height];
    if (wrong.isEmpty()) {
      assertSame(pixels, FingerImage.raw(pixels, width, height, 500, LIMITS).decode().pixels());
      return;
    }
    FormatException refused =
        assertThrows(
            FormatException.class, () -> FingerImage.raw(pixels, width, height, 500, LIMITS));
    assertEquals(FormatCode.BAD_DIMENSIONS, refused.code());
    assertEquals(wrong.equals("large"), assertInstanceOf(SidesException.class, refused).tooLarge());
    assertEquals(
        wrong.equals("large"),
        assertInstanceOf(SidesException.class, refused.within(9)).tooLarge());
    assertEquals(9, refused.within(9).offset());
  }

  @Test
  void what_it_is_declared_to_be_must_be_what_it_is() {
    assertEquals(
        FormatCode.BAD_COMPRESSION,
        refusal(() -> FingerImage.encoded(png(500), Compression.WSQ20, 0, LIMITS)));
    byte[] pixels = new byte[96 * 96];
    assertEquals(FormatCode.TRUNCATED, refusal(() -> FingerImage.raw(pixels, 96, 97, 500, LIMITS)));
    assertEquals(
        FormatCode.TRAILING_BYTES, refusal(() -> FingerImage.raw(pixels, 95, 96, 500, LIMITS)));
    assertEquals(
        FormatCode.EMPTY, refusal(() -> FingerImage.raw(new byte[0], 96, 96, 500, LIMITS)));
  }

  private static FormatCode refusal(org.junit.jupiter.api.function.Executable reading) {
    return assertThrows(FormatException.class, reading).code();
  }
}
