package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.ReferencePrints;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;

class RepeatedFingersTest {
  private static final Set<FingerPosition> NONE = EnumSet.noneOf(FingerPosition.class);
  private static final Set<FingerPosition> TWO =
      EnumSet.of(FingerPosition.RIGHT_MIDDLE, FingerPosition.LEFT_INDEX);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void tenFingersAreTen(int set) {
    assertEquals(
        NONE, RepeatedFingers.underTwoLabels(ReferencePrints.fvcPerson(set, 1, 10).fingers()));
  }

  @Test
  void aFingerPressedTwiceIsSeenWhereItIsLookedFor() {
    Map<FingerPosition, FingerTemplate> fingers = fingers();
    fingers.put(FingerPosition.LEFT_INDEX, ReferencePrints.fvc(1, 103, 2));
    assertEquals(TWO, RepeatedFingers.pressedTwice(fingers));
    assertEquals(TWO, RepeatedFingers.underTwoLabels(fingers));
    assertEquals(NONE, RepeatedFingers.sentTwice(fingers));
    assertEquals(NONE, RepeatedFingers.alike(fingers));
  }

  /** Two impressions of each finger: what comparing finds, the quick look lets through. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aQuickLookPassesOverNearlyNothing(int set) {
    int compared = 0;
    int looked = 0;
    for (int finger = 101; finger <= 110; finger++) {
      Map<FingerPosition, FingerTemplate> twice =
          Map.of(
              FingerPosition.RIGHT_MIDDLE, ReferencePrints.fvc(set, finger, 1),
              FingerPosition.LEFT_INDEX, ReferencePrints.fvc(set, finger, 2));
      compared += RepeatedFingers.pressedTwice(twice).size();
      looked += RepeatedFingers.underTwoLabels(twice).size();
    }
    assertTrue(compared >= 6, compared + " of 20");
    assertTrue(looked >= compared - 2, looked + " of " + compared);
  }

  @Test
  void aPrintSentTwiceIsAlwaysSeen() {
    Map<FingerPosition, FingerTemplate> fingers = fingers();
    fingers.put(FingerPosition.LEFT_INDEX, fingers.get(FingerPosition.RIGHT_MIDDLE));
    assertEquals(TWO, RepeatedFingers.sentTwice(fingers));
    assertEquals(TWO, RepeatedFingers.pressedTwice(fingers));
  }

  /** So few minutiae that equal ones score less than prints of one finger must. */
  @Test
  void equalMinutiaeAreSeenInAnotherOrderAndPlaceToo() {
    int[] few = new int[FingerTemplate.MIN_MINUTIAE];
    int[] moved = new int[few.length];
    for (int i = 0; i < few.length; i++) {
      int x = 50 + 37 * i % 211;
      int y = 50 + 53 * i % 173;
      few[i] = FingerTemplate.pack(x, y, 31 * i, MinutiaKind.ENDING);
      moved[few.length - 1 - i] =
          FingerTemplate.pack(x + 9, y - 20, 31 * i, MinutiaKind.BIFURCATION);
    }
    FingerTemplate one = FingerTemplate.of(300, 300, 20, few);
    FingerTemplate other = FingerTemplate.of(400, 280, 90, moved);
    Map<FingerPosition, FingerTemplate> fingers =
        Map.of(FingerPosition.RIGHT_MIDDLE, one, FingerPosition.LEFT_INDEX, other);
    assertEquals(TWO, RepeatedFingers.alike(fingers));
    assertEquals(TWO, RepeatedFingers.underTwoLabels(fingers));
    assertEquals(NONE, RepeatedFingers.pressedTwice(fingers), "what is searched is as it was");
    moved[0] ^= 1;
    FingerTemplate another = FingerTemplate.of(400, 280, 90, moved);
    assertEquals(
        NONE,
        RepeatedFingers.underTwoLabels(
            Map.of(FingerPosition.RIGHT_MIDDLE, one, FingerPosition.LEFT_INDEX, another)));
  }

  @Test
  void oneFingerHasNoOther() {
    FingerTemplate one = ReferencePrints.fvc(1, 101, 1);
    assertEquals(NONE, RepeatedFingers.underTwoLabels(Map.of(FingerPosition.LEFT_RING, one)));
  }

  private static Map<FingerPosition, FingerTemplate> fingers() {
    return new EnumMap<>(ReferencePrints.fvcPerson(1, 1, 6).fingers());
  }
}
