package org.tenprint.formats.slap;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.formats.Typed.require;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.Typed;
import org.tenprint.formats.annist.Segment;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.testkit.fuzz.KeptInputs;

/**
 * Slap segmentation. An input is a scene: position, missing fingers, resolution, sides, then
 * ellipses of stripes; so that what is mutated looks like fingers and not like noise.
 */
public class SlapFuzzTest {
  private static final int HEAD = 8;
  private static final int ELLIPSE = 6;
  private static final int MOST_ELLIPSES = 12;

  /** Blocks, masks and boxes: some bytes for each of the image's blocks, of 12 pixels at least. */
  private static final int BYTES_A_PIXEL = 16;

  @Test
  void keptInputsHold() {
    assertTrue(KeptInputs.replay(getClass(), SlapFuzzTest::fuzzerTestOneInput) > 0);
  }

  public static List<byte[]> seeds() {
    byte[] four = new byte[HEAD + 4 * ELLIPSE];
    System.arraycopy(new byte[] {13, 0, 0, 100, (byte) 200, (byte) 150, 0, 0}, 0, four, 0, HEAD);
    for (int i = 0; i < 4; i++) {
      byte[] ellipse = {(byte) (28 + 60 * i), 80, 20, 50, (byte) (9 + i), 20};
      System.arraycopy(ellipse, 0, four, HEAD + i * ELLIPSE, ELLIPSE);
    }
    byte[] thumb = Arrays.copyOf(four, HEAD + ELLIPSE);
    thumb[0] = 11;
    return List.of(four, thumb);
  }

  /** The target. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < HEAD) {
      return;
    }
    FrictionRidgePosition position = FrictionRidgePosition.ofCode(input[0] & 0x3f);
    if (position == null || input.length > HEAD + MOST_ELLIPSES * ELLIPSE) {
      return;
    }
    List<FingerPosition> missing = new ArrayList<>();
    int absent = (input[1] & 0xff) << 8 | input[2] & 0xff;
    for (int finger = 1; finger <= 10; finger++) {
      if ((absent >> finger & 1) == 1) {
        missing.add(FingerPosition.at(finger - 1));
      }
    }
    GreyImage slap = scene(input);
    List<?> segments =
        Typed.read(
            new byte[0],
            (1 << 20) + (long) BYTES_A_PIXEL * slap.pixels().length,
            none -> SlapSegmenter.segment(slap, position, missing),
            List.class);
    if (segments != null) {
      List<FingerPosition> found = new ArrayList<>();
      for (Object one : segments) {
        Segment segment = (Segment) one;
        found.add(segment.position());
        require(!missing.contains(segment.position()), "a finger that is not there");
        require(position.fingers().contains(segment.position()), "a finger of another slap");
        slap.crop(segment.box());
      }
      require(found.stream().distinct().count() == found.size(), "one finger twice");
    }
  }

  private static GreyImage scene(byte[] input) {
    int ppi = input[3] == 0 ? 0 : 60 + (input[3] & 0xff);
    int width = 1 + 2 * (input[4] & 0xff);
    int height = 1 + 2 * (input[5] & 0xff);
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) (255 - (input[6] & 0x7f)));
    for (int at = HEAD; at + ELLIPSE <= input.length; at += ELLIPSE) {
      int x0 = width * (input[at] & 0xff) / 256;
      int y0 = height * (input[at + 1] & 0xff) / 256;
      int rx = 1 + width * (input[at + 2] & 0xff) / 256;
      int ry = 1 + height * (input[at + 3] & 0xff) / 256;
      int period = 2 + (input[at + 4] & 0x1f);
      byte dark = input[at + 5];
      for (int y = Math.max(0, y0 - ry); y < Math.min(height, y0 + ry); y++) {
        for (int x = Math.max(0, x0 - rx); x < Math.min(width, x0 + rx); x++) {
          double dx = (double) (x - x0) / rx;
          double dy = (double) (y - y0) / ry;
          if (dx * dx + dy * dy < 1 && y % period < period / 2) {
            pixels[y * width + x] = dark;
          }
        }
      }
    }
    return new GreyImage(width, height, pixels, ppi);
  }
}
