package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.InventedPeople;
import org.tenprint.matching.ReferencePrints;
import org.tenprint.matching.index.SurveyedFinger;
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

  /** What comparing finds of all pairs of impressions, the quick look lets through (ADR 0219). */
  @Test
  void aQuickLookPassesOverOneOfAHundredAtMost() {
    List<List<FingerTemplate>> fingers = new ArrayList<>();
    for (int set = 1; set <= 3; set++) {
      for (int finger = 101; finger <= 110; finger++) {
        fingers.add(impressions(set, finger));
      }
    }
    assertNearlyAllAreSeen(fingers, 500);
  }

  private static List<FingerTemplate> impressions(int set, int finger) {
    return IntStream.rangeClosed(1, 8)
        .mapToObj(impression -> ReferencePrints.fvc(set, finger, impression))
        .toList();
  }

  /** As a rolled print shows, twice as many as FVC's. */
  @Test
  void norDoesOneOfNinetyMinutiae() {
    List<List<FingerTemplate>> fingers =
        IntStream.range(0, 18)
            .mapToObj(
                finger ->
                    IntStream.range(0, 4)
                        .mapToObj(press -> InventedPeople.rolled(finger, press))
                        .toList())
            .toList();
    assertTrue(
        fingers.stream().flatMap(List::stream).mapToInt(FingerTemplate::size).average().orElse(0)
            >= 80);
    assertNearlyAllAreSeen(fingers, 100);
  }

  /** Of one pair in sixty the score is asked in vain, measured; the look spares the others. */
  @Test
  void ofPairsOfDifferentFingersFewAreScored() {
    int pairs = 0;
    int worth = 0;
    for (int set = 1; set <= 3; set++) {
      for (int impression = 1; impression <= 8; impression++) {
        List<SurveyedFinger> ten =
            ReferencePrints.fvcPerson(set, impression, 10).fingers().values().stream()
                .map(SurveyedFinger::new)
                .toList();
        for (int i = 0; i < ten.size(); i++) {
          for (SurveyedFinger other : ten.subList(i + 1, ten.size())) {
            pairs++;
            worth += RepeatedFingers.worthAScore(ten.get(i), other) ? 1 : 0;
          }
        }
      }
    }
    assertEquals(24 * 45, pairs);
    assertTrue(worth * 30 <= pairs, worth + " of " + pairs);
  }

  /**
   * @param fingers impressions of each
   * @param fewest pairs that comparing must find, so that one of a hundred is something
   */
  private static void assertNearlyAllAreSeen(List<List<FingerTemplate>> fingers, int fewest) {
    int compared = 0;
    int passedOver = 0;
    for (List<FingerTemplate> impressions : fingers) {
      for (int i = 0; i < impressions.size(); i++) {
        for (FingerTemplate other : impressions.subList(i + 1, impressions.size())) {
          Map<FingerPosition, FingerTemplate> twice =
              Map.of(
                  FingerPosition.RIGHT_MIDDLE,
                  impressions.get(i),
                  FingerPosition.LEFT_INDEX,
                  other);
          if (RepeatedFingers.pressedTwice(twice).equals(TWO)) {
            compared++;
            passedOver += RepeatedFingers.underTwoLabels(twice).equals(TWO) ? 0 : 1;
          }
        }
      }
    }
    assertTrue(compared >= fewest, compared + " pairs are of one finger");
    assertTrue(passedOver * 100 <= compared, passedOver + " of " + compared + " passed over");
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
