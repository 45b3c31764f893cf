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

  /** Without ridges in its scar a finger shows no tip, and the next hand's would have its place. */
  @Test
  void besideAScarredFingerNoTipStandsAtTheEdge() throws FormatException {
    List<FingerPosition> scarred = List.of(FingerPosition.RIGHT_MIDDLE);
    int[][] tips = {{150, 300}, {500, 240}, {850, 420}, {1330, 700}};
    for (int[][] shown :
        List.of(tips, new int[][] {{70, 700}, {500, 300}, {850, 240}, {1200, 420}})) {
      assertEquals(
          4, segment(slap(shown)).size(), "of four whole fingers the last may stand there");
      assertEquals(
          FormatCode.SLAP_NOT_SEGMENTED,
          assertThrows(FormatException.class, () -> scarred(slap(shown), scarred)).code());
    }
    assertEquals(segment(slap(TIPS)), scarred(slap(TIPS), scarred));
    assertEquals(
        segment(slap(tips)), scarred(slap(tips), List.of(FingerPosition.LEFT_MIDDLE)), "no hand's");
  }

  private static List<Segment> scarred(GreyImage slap, List<FingerPosition> scarred)
      throws FormatException {
    return SlapSegmenter.segment(slap, FrictionRidgePosition.RIGHT_FOUR, List.of(), scarred);
  }

  /** The next hand's finger, of which the edge leaves a part, may be any of them. */
  @Test
  void aTipTooManyIsRefusedAlsoAtTheEdge() throws FormatException {
    int[][] five = Arrays.copyOf(TIPS, 5);
    five[3] = new int[] {1090, 420};
    five[4] = new int[] {1340, 700};
    assertEquals(4, segment(slap(Arrays.copyOfRange(five, 1, 5))).size(), "it is a tip");
    assertEquals(FormatCode.SLAP_NOT_SEGMENTED, refusal(slap(five)));
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
