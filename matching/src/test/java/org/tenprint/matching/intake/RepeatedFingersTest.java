package org.tenprint.matching.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

class RepeatedFingersTest {
  private static final Set<FingerPosition> NONE = EnumSet.noneOf(FingerPosition.class);
  private static final Set<FingerPosition> TWO =
      EnumSet.of(FingerPosition.RIGHT_MIDDLE, FingerPosition.LEFT_INDEX);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void tenFingersAreTen(int set) {
    assertEquals(
        NONE, RepeatedFingers.among(ReferencePrints.fvcPerson(set, 1, 10).fingers(), true));
  }

  @Test
  void aFingerPressedTwiceIsSeenWhereItIsLookedFor() {
    Map<FingerPosition, FingerTemplate> fingers = fingers();
    fingers.put(FingerPosition.LEFT_INDEX, ReferencePrints.fvc(1, 103, 2));
    assertEquals(TWO, RepeatedFingers.among(fingers, true));
    assertEquals(NONE, RepeatedFingers.among(fingers, false));
  }

  @Test
  void aPrintSentTwiceIsAlwaysSeen() {
    Map<FingerPosition, FingerTemplate> fingers = fingers();
    fingers.put(FingerPosition.LEFT_INDEX, fingers.get(FingerPosition.RIGHT_MIDDLE));
    assertEquals(TWO, RepeatedFingers.among(fingers, false));
  }

  @Test
  void oneFingerHasNoOther() {
    FingerTemplate one = ReferencePrints.fvc(1, 101, 1);
    assertEquals(NONE, RepeatedFingers.among(Map.of(FingerPosition.LEFT_RING, one), true));
  }

  private static Map<FingerPosition, FingerTemplate> fingers() {
    return new EnumMap<>(ReferencePrints.fvcPerson(1, 1, 6).fingers());
  }
}
