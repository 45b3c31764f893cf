package org.tenprint.formats.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/** What is written is decoded by another hand, jnbis, to nearly the same pixels. */
class WsqWriterTest {
  private static final Limits LIMITS = Limits.DEFAULT;

  private static GreyImage ridges(int width, int height, int ppi, double noise) {
    Random random = new Random(width);
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      double x = i % width - width / 3.0;
      double y = i / width - height / 3.0;
      double wave = Math.sin(Math.hypot(x, y) * 2 * Math.PI * 500 / ppi / 9);
      pixels[i] =
          (byte) Math.max(0, Math.min(255, 128 + 90 * wave + noise * random.nextGaussian()));
    }
    return new GreyImage(width, height, pixels, ppi);
  }

  @ParameterizedTest
  @CsvSource({"320, 480, 500, 0", "352, 416, 500, 12", "800, 960, 1000, 5", "128, 96, 500, 30"})
  void theDecoderGivesTheImageBack(int width, int height, int ppi, double noise)
      throws FormatException {
    GreyImage image = ridges(width, height, ppi, noise);
    byte[] wsq = WsqWriter.write(image);
    assertEquals(
        new ImageHeader(Compression.WSQ20, width, height, 8, ppi),
        ImageInspection.inspect(wsq, LIMITS));
    GreyImage decoded = WsqReader.decode(wsq, LIMITS);
    double square = 0;
    for (int i = 0; i < image.pixels().length; i++) {
      int off = (decoded.pixels()[i] & 0xff) - (image.pixels()[i] & 0xff);
      square += off * off;
    }
    double rms = Math.sqrt(square / image.pixels().length);
    // the finest quarter of the detail is not coded: half of the noise with it
    assertTrue(rms < 4 + 0.55 * noise, "root mean square error " + rms);
    assertTrue(wsq.length < image.pixels().length * 2 / 3 + 1100, wsq.length + " bytes");
  }

  /** Values far out and long runs: every kind of symbol. */
  @Test
  void flatAndExtremeImagesAreWrittenAsWell() throws FormatException {
    GreyImage half = new GreyImage(512, 512, new byte[512 * 512], 0);
    for (int i = 0; i < 512 * 200; i++) {
      half.pixels()[i] = (byte) 255;
    }
    GreyImage decoded = WsqReader.decode(WsqWriter.write(half), LIMITS);
    assertEquals(255, decoded.at(100, 50), 4);
    assertEquals(0, decoded.at(100, 400), 4);
    GreyImage flat = new GreyImage(512, 512, new byte[512 * 512], 500);
    assertArrayEquals(flat.pixels(), WsqReader.decode(WsqWriter.write(flat), LIMITS).pixels());
  }

  @Test
  void otherSidesArePadded() {
    GreyImage odd = ridges(33, 64, 500, 0);
    assertThrows(IllegalArgumentException.class, () -> WsqWriter.write(odd));
    GreyImage padded = WsqWriter.padded(odd);
    assertEquals(64, padded.width());
    assertEquals(odd.at(32, 63), padded.at(32, 63));
    assertEquals(255, padded.at(33, 0));
  }
}
