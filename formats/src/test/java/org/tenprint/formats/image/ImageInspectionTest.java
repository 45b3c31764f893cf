package org.tenprint.formats.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Hostile;
import org.tenprint.formats.Limits;
import org.tenprint.formats.SharedData;

class ImageInspectionTest {
  private static final Limits LIMITS = Limits.DEFAULT;

  private static GreyImage gradient() {
    byte[] pixels = new byte[50 * 60];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 + i / 50 * 7);
    }
    return new GreyImage(50, 60, pixels, 500);
  }

  @Test
  void pngIsWrittenAndReadBack() throws FormatException {
    byte[] png = PngWriter.write(gradient());
    assertEquals(gradient(), PngReader.decode(png, LIMITS));
    assertEquals(
        new ImageHeader(Compression.PNG, 50, 60, 8, 500), ImageInspection.inspect(png, LIMITS));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_BYTE_BINARY,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void pngOfOtherWritersIsReadAsTheJdkReadsIt(int type) throws IOException, FormatException {
    BufferedImage image = new BufferedImage(41, 37, type);
    for (int i = 0; i < 41 * 37; i++) {
      int grey = i * 5 % 256;
      image.setRGB(i % 41, i / 41, 0xff000000 | grey << 16 | grey << 8 | grey);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, "png", out));
    GreyImage read = PngReader.decode(out.toByteArray(), LIMITS);
    for (int i = 0; i < 41 * 37; i++) {
      int expected =
          type == BufferedImage.TYPE_BYTE_GRAY
              ? image.getRaster().getSample(i % 41, i / 41, 0)
              : type == BufferedImage.TYPE_USHORT_GRAY
                  ? image.getRaster().getSample(i % 41, i / 41, 0) >> 8
                  : image.getRGB(i % 41, i / 41) & 0xff;
      assertEquals(expected, read.at(i % 41, i / 41), 1.0, "pixel " + i);
    }
  }

  @Test
  void brokenPngIsRefused() {
    byte[] png = PngWriter.write(gradient());
    Hostile.truncations(png, 1, bytes -> PngReader.decode(bytes, LIMITS));
    int refused = Hostile.corruptions(png, png.length, 1, bytes -> PngReader.decode(bytes, LIMITS));
    assertEquals(png.length, refused, "checksums cover every byte");
    Hostile.noise(Arrays.copyOf(png, 33), 3000, 2, bytes -> PngReader.decode(bytes, LIMITS));
  }

  @ParameterizedTest
  @CsvSource({
    "65535, 65535, BAD_DIMENSIONS",
    "2147483647, 50, BAD_DIMENSIONS",
    "-1, 50, BAD_DIMENSIONS",
    "0, 0, BAD_DIMENSIONS",
    "4096, 4096, CORRUPT_IMAGE",
    "50, 61, CORRUPT_IMAGE",
    "50, 59, CORRUPT_IMAGE",
    "49, 60, CORRUPT_IMAGE"
  })
  void pngWhoseHeaderLiesIsRefused(int width, int height, FormatCode expected) {
    byte[] png = PngWriter.write(gradient());
    int32(width, png, 16);
    int32(height, png, 20);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    int32((int) crc.getValue(), png, 29);
    assertEquals(
        expected, assertThrows(FormatException.class, () -> PngReader.decode(png, LIMITS)).code());
  }

  private static void int32(int value, byte[] into, int at) {
    for (int i = 0; i < 4; i++) {
      into[at + i] = (byte) (value >>> 24 - 8 * i);
    }
  }

  @Test
  void otherKindsAreNamed() {
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16};
    FormatException refusal =
        assertThrows(FormatException.class, () -> ImageInspection.inspect(jpeg, LIMITS));
    assertEquals(FormatCode.BAD_COMPRESSION, refusal.code());
    assertTrue(refusal.advice().startsWith("JPEG images are not read"), refusal.advice());
  }

  @Test
  void rawMustHaveAPixelForEachPlace() throws FormatException {
    assertEquals(40, ImageInspection.raw(new byte[1600], 40, 40, 500, LIMITS).width());
    assertEquals(FormatCode.TRUNCATED, raw(1599));
    assertEquals(FormatCode.TRAILING_BYTES, raw(1601));
  }

  private static FormatCode raw(int bytes) {
    return assertThrows(
            FormatException.class, () -> ImageInspection.raw(new byte[bytes], 40, 40, 500, LIMITS))
        .code();
  }

  @ParameterizedTest
  @CsvSource({"annist/finger8.wsq, 374, 374, 3", "annist/sample.wsq, 545, 622, 17"})
  void wsqIsWalkedToItsEnd(String name, int width, int height, int step) throws FormatException {
    byte[] wsq = SharedData.bytes(name);
    assertEquals(
        new ImageHeader(Compression.WSQ20, width, height, 8, 500),
        ImageInspection.inspect(wsq, LIMITS));
    Hostile.truncations(wsq, step, bytes -> ImageInspection.inspect(bytes, LIMITS));
    byte[] head = Arrays.copyOf(wsq, 1400);
    Hostile.corruptions(head, 1400, 8, bytes -> ImageInspection.inspect(bytes, LIMITS));
    Hostile.corruptions(wsq, 2000, 7, bytes -> ImageInspection.inspect(bytes, LIMITS));
  }

  /** The decoder behind the walk checks little: what it makes of damage is typed all the same. */
  @Test
  void brokenWsqIsDecodedOrRefused() {
    byte[] wsq = SharedData.bytes("annist/finger8.wsq");
    Hostile.corruptions(wsq, 40, 9, bytes -> WsqReader.decode(bytes, LIMITS));
    Hostile.corruptions(wsq, 1100, 80, 10, bytes -> WsqReader.decode(bytes, LIMITS));
  }

  @Test
  void wsqOfTooManyPixelsIsRefused() {
    byte[] wsq = SharedData.bytes("annist/finger8.wsq");
    int frame = indexOf(wsq, 0xa2);
    Arrays.fill(wsq, frame + 6, frame + 10, (byte) 0xff);
    assertEquals(
        FormatCode.BAD_DIMENSIONS,
        assertThrows(FormatException.class, () -> ImageInspection.inspect(wsq, LIMITS)).code());
  }

  private static int indexOf(byte[] wsq, int marker) {
    int at = 0;
    while (wsq[at] != (byte) 0xff || wsq[at + 1] != (byte) marker) {
      at++;
    }
    return at;
  }
}
