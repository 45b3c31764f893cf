package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

class ImpairmentTest {
  private static TenPrint card(Impairment impairment) {
    return impairment.card(3, 1, ImpressionQuality.BOOKING);
  }

  private static Set<FingerPosition> changed(TenPrint card) {
    Set<FingerPosition> changed = new HashSet<>();
    card(Impairment.NONE)
        .fingers()
        .forEach(
            (position, finger) -> {
              if (!card.finger(position).map(finger::equals).orElse(false)) {
                changed.add(position);
              }
            });
    return changed;
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD", "SCARRED", "BANDAGED"})
  void three_fingers_are_impaired_and_the_others_are_as_they_were(Impairment impairment) {
    TenPrint card = card(impairment);
    assertEquals(MixedCards.drawn(3, 3), changed(card));
    assertEquals(impairment == Impairment.BANDAGED ? 7 : 10, card.size());
  }

  @Test
  void labels_are_exchanged_and_no_print_is_lost() {
    TenPrint hands = card(Impairment.HANDS_EXCHANGED);
    assertEquals(card(Impairment.NONE), hands.moved(FingerPosition::otherHand));
    TenPrint two = card(Impairment.LABELS_EXCHANGED);
    assertEquals(Set.of(FingerPosition.RIGHT_INDEX, FingerPosition.RIGHT_MIDDLE), changed(two));
    assertEquals(
        two.finger(FingerPosition.RIGHT_INDEX),
        card(Impairment.NONE).finger(FingerPosition.RIGHT_MIDDLE));
  }

  /**
   * Through the middle, as wide as 60 pixels: fewer minutiae, and those of one side as they were.
   */
  @Test
  void a_scar_takes_a_band_and_moves_one_side() {
    FingerTemplate print = card(Impairment.NONE).finger(FingerPosition.RIGHT_THUMB).orElseThrow();
    FingerTemplate scarred = Impairment.scarred(print, 5);
    assertTrue(scarred.size() < print.size() && scarred.size() > print.size() / 3, "" + scarred);
    assertTrue(scarred.quality() <= print.quality());
    Set<Integer> before = new HashSet<>();
    for (int i = 0; i < print.size(); i++) {
      before.add(print.packed(i));
    }
    long same =
        java.util.stream.IntStream.range(0, scarred.size())
            .filter(i -> before.contains(scarred.packed(i)))
            .count();
    assertTrue(same > 0 && same < scarred.size(), same + " of " + scarred.size());
  }
}
