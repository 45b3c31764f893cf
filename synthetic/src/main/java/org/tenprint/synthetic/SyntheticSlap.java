package org.tenprint.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.annist.Segment;
import org.tenprint.formats.image.Box;
import org.tenprint.formats.image.GreyImage;

/**
 * Several fingers pressed at once: 1,600 × 1,000 pixels at 500 ppi, or twice that at 1,000, the
 * middle fingers higher than the others.
 *
 * @param image the slap
 * @param segments where each finger lies, from left to right: what 14.021 (SEG) would say
 */
public record SyntheticSlap(GreyImage image, List<Segment> segments) {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;
  private static final int GROUND = 245;

  /** Height of a finger over the slap's lower edge of tips, by its place in the hand, in pixels. */
  private static final int[] RISE = {110, 200, 170, 0};

  /** Copies the segments. */
  public SyntheticSlap {
    segments = List.copyOf(segments);
  }

  /**
   * The slap of a position that stands for several fingers; those of {@code missing} are absent.
   */
  public static SyntheticSlap press(
      SyntheticPerson person,
      FrictionRidgePosition position,
      long seed,
      ImpressionQuality quality,
      List<FingerPosition> missing) {
    return press(person, position, seed, quality, missing, 1);
  }

  /** The same slap by a scanner of 1,000 ppi. */
  public static SyntheticSlap fine(
      SyntheticPerson person,
      FrictionRidgePosition position,
      long seed,
      ImpressionQuality quality,
      List<FingerPosition> missing) {
    return press(person, position, seed, quality, missing, 2);
  }

  private static SyntheticSlap press(
      SyntheticPerson person,
      FrictionRidgePosition position,
      long seed,
      ImpressionQuality quality,
      List<FingerPosition> missing,
      int scale) {
    if (!position.isSlap()) {
      throw new IllegalArgumentException(position + " is not several fingers");
    }
    int width = WIDTH * scale;
    int height = HEIGHT * scale;
    GreyImage image =
        new GreyImage(width, height, new byte[width * height], MasterFinger.PPI * scale);
    Arrays.fill(image.pixels(), (byte) GROUND);
    List<Segment> segments = new ArrayList<>();
    int pitch = width / position.fingers().size();
    for (int i = 0; i < position.fingers().size(); i++) {
      FingerPosition finger = position.fingers().get(i);
      if (!missing.contains(finger)) {
        GreyImage print =
            scale == 1
                ? person.impression(finger.code(), seed, quality)
                : person.fine(finger.code(), seed, quality);
        int left = i * pitch + (pitch - print.width()) / 2;
        int rise = 90 - RISE[(finger.code() - 2) % 5 & 3];
        int top = (height - print.height()) / 2 + rise * scale;
        darken(image, print, left, top);
        segments.add(
            new Segment(finger, new Box(left, top, left + print.width(), top + print.height())));
      }
    }
    return new SyntheticSlap(image, segments);
  }

  private static void darken(GreyImage slap, GreyImage print, int left, int top) {
    for (int y = 0; y < print.height(); y++) {
      for (int x = 0; x < print.width(); x++) {
        int at = (top + y) * slap.width() + left + x;
        int darker = Math.min(slap.pixels()[at] & 0xff, print.at(x, y));
        slap.pixels()[at] = (byte) darker;
      }
    }
  }
}
