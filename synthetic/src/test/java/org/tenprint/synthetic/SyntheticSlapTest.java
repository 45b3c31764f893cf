package org.tenprint.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.annist.Segment;
import org.tenprint.formats.image.Box;
import org.tenprint.formats.slap.SlapSegmenter;

class SyntheticSlapTest {
  private static final SyntheticPerson PERSON = SyntheticPerson.of(77, MasterFinger.Size.SMALL);

  static Stream<FrictionRidgePosition> slaps() {
    return Stream.of(FrictionRidgePosition.values()).filter(FrictionRidgePosition::isSlap);
  }

  @ParameterizedTest
  @MethodSource("slaps")
  void theSegmenterFindsEachFingerWhereItWasPressed(FrictionRidgePosition position)
      throws FormatException {
    assertFound(
        position, SyntheticSlap.press(PERSON, position, 1, ImpressionQuality.BOOKING, List.of()));
  }

  @Test
  void aSlapOf1000PpiIsSegmentedAsWell() throws FormatException {
    SyntheticSlap slap =
        SyntheticSlap.fine(
            PERSON, FrictionRidgePosition.LEFT_FOUR, 1, ImpressionQuality.BOOKING, List.of());
    assertEquals(3200, slap.image().width());
    assertFound(FrictionRidgePosition.LEFT_FOUR, slap);
  }

  private static void assertFound(FrictionRidgePosition position, SyntheticSlap slap)
      throws FormatException {
    List<Segment> found = SlapSegmenter.segment(slap.image(), position, List.of());
    assertEquals(position.fingers(), found.stream().map(Segment::position).toList());
    for (int i = 0; i < found.size(); i++) {
      Box pressed = slap.segments().get(i).box();
      Box box = found.get(i).box();
      int centre = (box.left() + box.right()) / 2;
      assertTrue(centre > pressed.left() && centre < pressed.right(), box + " in " + pressed);
      assertTrue(box.height() > 150, "a whole fingertip: " + box);
    }
  }

  @Test
  void aMissingFingerLeavesItsPlaceEmpty() throws FormatException {
    List<FingerPosition> missing = List.of(FingerPosition.RIGHT_RING);
    SyntheticSlap slap =
        SyntheticSlap.press(
            PERSON, FrictionRidgePosition.RIGHT_FOUR, 1, ImpressionQuality.BOOKING, missing);
    assertEquals(
        List.of(2, 3, 5),
        SlapSegmenter.segment(slap.image(), FrictionRidgePosition.RIGHT_FOUR, missing).stream()
            .map(segment -> segment.position().code())
            .toList());
  }

  @Test
  void aSingleFingerIsNoSlap() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SyntheticSlap.press(
                PERSON,
                FrictionRidgePosition.RIGHT_INDEX,
                1,
                ImpressionQuality.BOOKING,
                List.of()));
  }
}
