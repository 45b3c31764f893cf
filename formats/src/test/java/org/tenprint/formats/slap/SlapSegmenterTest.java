package org.tenprint.formats.slap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.annist.Segment;
import org.tenprint.formats.image.GreyImage;

class SlapSegmenterTest {
  private static final int[][] TIPS = {{150, 300}, {500, 220}, {850, 240}, {1200, 420}};

  /** Striped ellipses of 200 × 300 pixels at the given centres, on white. */
  private static GreyImage slap(int[][] centres) {
    GreyImage image = new GreyImage(1400, 1000, new byte[1400 * 1000], 500);
    Arrays.fill(image.pixels(), (byte) 240);
    for (int[] centre : centres) {
      for (int i = 0; i < image.pixels().length; i++) {
        double x = (i % 1400 - centre[0]) / 100.0;
        double y = (i / 1400 - centre[1]) / 150.0;
        if (x * x + y * y < 1) {
          image.pixels()[i] = (byte) (i / 1400 % 9 < 4 ? 50 : 230);
        }
      }
    }
    return image;
  }

  private static List<Segment> segment(GreyImage slap, FingerPosition... missing)
      throws FormatException {
    return SlapSegmenter.segment(slap, FrictionRidgePosition.RIGHT_FOUR, List.of(missing));
  }

  @Test
  void fourTipsAreTheFingersFromLeftToRight() throws FormatException {
    List<Segment> segments = segment(slap(TIPS));
    assertEquals(
        List.of(
            FingerPosition.RIGHT_INDEX,
            FingerPosition.RIGHT_MIDDLE,
            FingerPosition.RIGHT_RING,
            FingerPosition.RIGHT_LITTLE),
        segments.stream().map(Segment::position).toList());
    for (int i = 0; i < 4; i++) {
      assertEquals(TIPS[i][0] - 100, segments.get(i).box().left(), 30);
      assertEquals(TIPS[i][1] + 150, segments.get(i).box().bottom(), 30);
    }
  }

  @Test
  void lowerPhalangesAreNoFingers() throws FormatException {
    int[][] withPhalanges = Arrays.copyOf(TIPS, 6);
    withPhalanges[4] = new int[] {520, 620};
    withPhalanges[5] = new int[] {870, 650};
    assertEquals(segment(slap(TIPS)), segment(slap(withPhalanges)));
  }

  @Test
  void aMissingFingerIsNotLookedFor() throws FormatException {
    GreyImage three = slap(Arrays.copyOf(TIPS, 3));
    assertEquals(FormatCode.SLAP_NOT_SEGMENTED, refusal(three));
    assertEquals(
        List.of(2, 4, 5),
        segment(three, FingerPosition.RIGHT_MIDDLE).stream()
            .map(segment -> segment.position().code())
            .toList());
  }

  /** Thrown away as one at the edge, the little finger would leave the others its labels. */
  @Test
  void withAFingerMissingNoTipIsThrownAway() throws FormatException {
    int[][] atTheEdge = TIPS.clone();
    atTheEdge[3] = new int[] {1300, 420};
    assertEquals(
        List.of(2, 3, 4, 5),
        segment(slap(atTheEdge)).stream().map(segment -> segment.position().code()).toList());
    for (FingerPosition missing : FrictionRidgePosition.RIGHT_FOUR.fingers()) {
      assertEquals(FormatCode.SLAP_NOT_SEGMENTED, refusal(slap(atTheEdge), missing));
    }
  }

  /** The next hand's finger, of which the edge leaves a part. */
  @Test
  void withAllFingersWhatStandsAtTheEdgeIsNone() throws FormatException {
    int[][] five = Arrays.copyOf(TIPS, 5);
    five[3] = new int[] {1140, 420};
    five[4] = new int[] {1370, 700};
    assertEquals(
        List.of(2, 3, 4, 5),
        segment(slap(five)).stream().map(segment -> segment.position().code()).toList());
    assertEquals(1140 - 100, segment(slap(five)).get(3).box().left(), 30);
  }

  @Test
  void tooManyTooFewAndNothingAreRefused() {
    int[][] five = Arrays.copyOf(TIPS, 5);
    five[4] = new int[] {1000, 800};
    five[4][0] = 675;
    assertEquals(FormatCode.SLAP_NOT_SEGMENTED, refusal(slap(five)));
    assertEquals(FormatCode.SLAP_NOT_SEGMENTED, refusal(slap(new int[0][])));
    assertEquals(
        FormatCode.SLAP_NOT_SEGMENTED, refusal(new GreyImage(40, 40, new byte[1600], 1000)));
  }

  private static FormatCode refusal(GreyImage slap, FingerPosition... missing) {
    return assertThrows(FormatException.class, () -> segment(slap, missing)).code();
  }
}
