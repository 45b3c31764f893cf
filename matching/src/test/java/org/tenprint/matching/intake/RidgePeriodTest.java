package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.matching.ReferencePrints;

class RidgePeriodTest {
  /** Rings about a point outside: ridges of every direction, of that period in pixels. */
  private static GreyImage rings(double period, int ppi) {
    int side = (int) (ppi * 0.6);
    byte[] pixels = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double wave = Math.cos(2 * Math.PI * Math.hypot(x + 20, y + 10) / period);
        pixels[y * side + x] = (byte) (128 + 90 * wave);
      }
    }
    return new GreyImage(side, side, pixels, ppi);
  }

  @ParameterizedTest
  @CsvSource({
    "9, 500, 9",
    "6, 500, 6",
    "18, 1000, 9",
    "18, 500, 18",
    "9, 1000, 4.5",
    "7, 300, 11.7"
  })
  void theDistanceOfRidgesIsMeasured(double period, int ppi, double at500) {
    assertEquals(at500, RidgePeriod.of(rings(period, ppi)), 0.35);
  }

  @ParameterizedTest
  @CsvSource({"6, 500", "12, 500", "18, 1000", "4, 300"})
  void ridgesAsFingersHaveThemAreOfTheirResolution(double period, int ppi) {
    assertTrue(!RidgePeriod.contradicts(rings(period, ppi)));
  }

  @ParameterizedTest
  @CsvSource({"18, 500", "4.6, 500", "9, 1000"})
  void ridgesAsNoFingerHasThemAreNot(double period, int ppi) {
    assertTrue(RidgePeriod.contradicts(rings(period, ppi)));
  }

  /** From −½ on, where halves, and what is nearest to them, are rounded up. */
  @Test
  void placesAreRoundedAsTheLibraryRounds() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      double half = i / 2.0 - 0.5;
      for (double place :
          new double[] {half, Math.nextUp(half), Math.nextDown(half), 2000 * random.nextDouble()}) {
        if (place >= -0.5) {
          assertEquals(Math.round(place), RidgePeriod.rounded(place), "of " + place);
        }
      }
    }
  }

  @Test
  void anImageWithoutRidgesSaysNothing() {
    assertEquals(0, RidgePeriod.of(new GreyImage(300, 300, new byte[90_000], 500)));
    assertEquals(0, RidgePeriod.of(new GreyImage(20, 20, new byte[400], 500)));
  }

  /** Real prints as they are, and at twice their size under the same label. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void realPrintsOfTwiceTheResolutionAreRefused(int set) throws IOException {
    for (int finger = 101; finger <= 110; finger++) {
      String file = "prints/fvc2002/DB" + set + "_B/" + finger + "_1.tif";
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(ReferencePrints.bytes(file)));
      assertTrue(!RidgePeriod.contradicts(scaled(image, 1, 500)), file);
      assertTrue(!RidgePeriod.contradicts(scaled(image, 2, 1000)), file);
      double period = RidgePeriod.of(scaled(image, 2, 500));
      assertTrue(period == 0 || period > RidgePeriod.MOST, file + " " + period);
    }
  }

  @Test
  void aPrintOfAnotherResolutionThanItsLabelsIsRefused() throws IOException {
    byte[] tif = ReferencePrints.bytes("prints/fvc2002/DB1_B/101_1.tif");
    GreyImage large = scaled(ImageIO.read(new ByteArrayInputStream(tif)), 2, 500);
    for (int ppi : new int[] {500, 1000}) {
      Extraction made =
          TemplateExtractor.extract(
              new Print.Raw(large.pixels(), large.width(), large.height(), ppi));
      assertEquals(
          ppi == 500,
          made.equals(new Extraction.Refused(ExtractionRefusal.WRONG_RESOLUTION)),
          made.toString());
    }
  }

  private static GreyImage scaled(BufferedImage image, int times, int ppi) {
    int width = times * image.getWidth();
    int height = times * image.getHeight();
    byte[] pixels = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = (byte) image.getRaster().getSample(x / times, y / times, 0);
      }
    }
    return new GreyImage(width, height, pixels, ppi);
  }
}
