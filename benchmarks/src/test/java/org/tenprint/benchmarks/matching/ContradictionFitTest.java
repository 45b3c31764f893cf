package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenprint.benchmarks.matching.ContradictionFit.Bars;
import org.tenprint.matching.ContradictionCurve;

/**
 * Of cards that are drawn from a curve the fit finds that curve, and bars that hold one in 1,000.
 */
class ContradictionFitTest {
  private static final ContradictionCurve TRUE = new ContradictionCurve(-4, 1.1, -2.5, -1, 1.8);
  private static final int CARDS = 4000;
  private static final double CLEAR = 40;

  private final SeededRandom random = new SeededRandom(5);

  /** A score, by the share that scores it or less. */
  private ComparedPair pair(boolean genuine, double clarity) {
    double share = random.uniform();
    double logOdds = Math.log(share / (1 - share));
    double at =
        genuine
            ? TRUE.genuine() + TRUE.genuineClarity() * ContradictionCurve.scaledClarity(clarity)
            : TRUE.strangers();
    double slope = genuine ? TRUE.genuineScore() : TRUE.strangersScore();
    double score = Math.max(0, Math.exp((logOdds - at) / slope) - 1);
    return new ComparedPair(score, clarity, score > 13, 0, clarity > CLEAR);
  }

  private ComparedCards kind(double least, double most) {
    List<List<ComparedPair>> genuine = new ArrayList<>();
    List<List<ComparedPair>> strangers = new ArrayList<>();
    for (int card = 0; card < CARDS; card++) {
      List<ComparedPair> own = new ArrayList<>();
      List<ComparedPair> others = new ArrayList<>();
      for (int finger = 0; finger < ComparedCards.FINGERS; finger++) {
        own.add(pair(true, random.uniform(least, most)));
        others.add(pair(false, random.uniform(least, most)));
      }
      genuine.add(own);
      strangers.add(others);
    }
    return new ComparedCards("drawn", genuine, strangers, CARDS);
  }

  @Test
  void the_curve_is_found_again() {
    ContradictionCurve found = ContradictionFit.curve(List.of(kind(8, 30), kind(15, 45)));
    assertEquals(TRUE.genuine(), found.genuine(), 0.1);
    assertEquals(TRUE.genuineScore(), found.genuineScore(), 0.1);
    assertEquals(TRUE.genuineClarity(), found.genuineClarity(), 0.2);
    assertEquals(TRUE.strangers(), found.strangers(), 0.1);
    assertEquals(TRUE.strangersScore(), found.strangersScore(), 0.1);
  }

  @Test
  void bars_hold_one_genuine_card_in_a_thousand_and_no_half_deciban_less_does() {
    List<ComparedCards> kinds = List.of(kind(20, 45));
    Bars bars = ContradictionFit.bars(kinds, TRUE);
    assertTrue(added(kinds, bars.alone(), bars.together()) <= ContradictionFit.HELD);
    assertTrue(added(kinds, bars.alone() - 0.5, Double.MAX_VALUE) > ContradictionFit.HELD);
    assertTrue(added(kinds, bars.alone(), bars.together() - 0.5) > ContradictionFit.HELD);
    double held = ContradictionFit.held(kinds.get(0), TRUE, bars, 0);
    double besides = added(kinds, bars.alone(), bars.together());
    assertEquals(held, besides + ContradictionFit.heldEarlier(kinds.get(0), 0), 1e-9);
    assertTrue(held > besides, "no clear finger is unlike");
  }

  private static double added(List<ComparedCards> kinds, double alone, double together) {
    return ContradictionFit.added(kinds.get(0), TRUE, new Bars(alone, together));
  }

  @Test
  void more_strangers_fingers_are_held_more_often() {
    ComparedCards kind = kind(20, 45);
    Bars bars = ContradictionFit.bars(List.of(kind), TRUE);
    double before = 0;
    for (int strangers = 1; strangers <= 4; strangers++) {
      double held = ContradictionFit.held(kind, TRUE, bars, strangers);
      assertTrue(held > before, strangers + ": " + held);
      before = held;
    }
    assertTrue(before > 0.5, "" + before);
    assertEquals(0, ContradictionFit.heldEarlier(kind(8, 30), 4));
  }
}
