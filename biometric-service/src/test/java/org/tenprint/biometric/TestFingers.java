package org.tenprint.biometric;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.TenPrint;

/**
 * Invented people's fingers: minutiae strewn over a plane, 25 pixels apart or more, and impressions
 * of them, shifted, jittered and incomplete. The same person and impression are the same bytes.
 */
public final class TestFingers {
  private static final int SIDE = 400;
  private static final int MINUTIAE = 38;
  private static final int APART = 25;

  private TestFingers() {}

  /** An impression of these fingers of a person. */
  public static TenPrint person(int person, int impression, int... positions) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    for (int position : positions) {
      fingers.put(
          FingerPosition.ofCode(position).orElseThrow(), finger(person, position, impression));
    }
    return new TenPrint(fingers);
  }

  /** An impression of one finger of a person. */
  public static FingerTemplate finger(int person, int position, int impression) {
    Random strewn = new Random(person * 1000L + position);
    List<int[]> points = new ArrayList<>();
    while (points.size() < MINUTIAE) {
      int x = 40 + strewn.nextInt(SIDE - 80);
      int y = 40 + strewn.nextInt(SIDE - 80);
      if (points.stream().allMatch(p -> Math.hypot(p[0] - x, p[1] - y) > APART)) {
        points.add(new int[] {x, y, strewn.nextInt(256), strewn.nextInt(2)});
      }
    }
    Random pressed = new Random(person * 1_000_000L + position * 1000L + impression);
    int right = pressed.nextInt(21) - 10;
    int down = pressed.nextInt(21) - 10;
    int[] minutiae =
        points.stream()
            .skip(impression == 0 ? 0 : 4)
            .mapToInt(
                p ->
                    FingerTemplate.pack(
                        p[0] + right + pressed.nextInt(3) - 1,
                        p[1] + down + pressed.nextInt(3) - 1,
                        p[2] + pressed.nextInt(5) - 2 & 255,
                        p[3] == 0 ? MinutiaKind.ENDING : MinutiaKind.BIFURCATION))
            .toArray();
    return FingerTemplate.of(SIDE, SIDE, 80, minutiae);
  }

  /**
   * A PNG with ridges of four pixels in ever other directions: no finger, and made to cost. 10 s of
   * CPU where nothing ends it, 30 s at 1,100 × 1,100.
   */
  public static byte[] costly() {
    int side = 720;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double turn = (x / 24 * 31 + y / 24 * 17) % 4 * Math.PI / 4;
        double across = x * Math.cos(turn) + y * Math.sin(turn);
        image.getRaster().setSample(x, y, 0, (int) (127.5 + 127 * Math.sin(Math.PI * across / 2)));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return out.toByteArray();
  }
}
