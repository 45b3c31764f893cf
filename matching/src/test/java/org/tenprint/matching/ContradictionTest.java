package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.TenPrint;

/** A finger that is not alike speaks by how clear the prints are, and several speak together. */
class ContradictionTest {
  private static FingerTemplate print(int minutiae, int quality) {
    int[] packed =
        IntStream.range(0, minutiae)
            .map(i -> FingerTemplate.pack(20 + 7 * i, 30 + 5 * i, i, MinutiaKind.ENDING))
            .toArray();
    return FingerTemplate.of(500, 500, quality, packed);
  }

  @ParameterizedTest
  @CsvSource({"50, 100, 50", "50, 40, 20", "12, 100, 12", "64, 0, 0"})
  void a_print_shows_its_minutiae_but_no_more_than_its_quality(
      int minutiae, int quality, double clarity) {
    FingerTemplate print = print(minutiae, quality);
    assertEquals(clarity, Contradiction.clarity(print, print));
  }

  @Test
  void the_poorer_of_two_prints_counts() {
    assertEquals(15, Contradiction.clarity(print(50, 100), print(15, 100)));
    assertEquals(15, Contradiction.clarity(print(50, 30), print(40, 100)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {8, 12, 20, 30, 40})
  void clearer_prints_say_more_and_so_does_a_lower_score(double clarity) {
    for (double score : new double[] {2, 4, 8, 12}) {
      double said = Contradiction.decibans(score, clarity);
      assertTrue(Contradiction.decibans(score, clarity + 4) > said || said == 0);
      assertTrue(Contradiction.decibans(score + 1, clarity) < said || said == 0);
    }
  }

  /** What strangers' fingers mostly score, and prints of one finger next to never. */
  @Test
  void a_clear_finger_is_enough_alone_and_a_poor_one_is_not() {
    assertTrue(Contradiction.holds(List.of(Contradiction.decibans(1, 45))));
    assertFalse(Contradiction.holds(List.of(Contradiction.decibans(1, 20))));
    assertFalse(Contradiction.holds(List.of(Contradiction.decibans(12, 45))));
  }

  /** As before: where both prints are clear, what is not alike is enough. */
  @ParameterizedTest
  @CsvSource({"45, 60, true", "44, 60, false", "45, 59, false"})
  void a_finger_of_two_clear_prints_is_enough_whatever_it_scores(
      int minutiae, int quality, boolean enough) {
    FingerTemplate clear = print(60, 100);
    FingerPair unlike = new FingerPair(print(minutiae, quality), clear, 12);
    assertEquals(0, unlike.excess());
    assertEquals(enough, Contradiction.holds(List.of(unlike.against())));
    FingerPair other = new FingerPair(clear, print(minutiae, quality), 12);
    assertEquals(unlike.against(), other.against());
  }

  @Test
  void several_are_enough_together() {
    double one = Contradiction.decibans(1, 25);
    assertTrue(one > Contradiction.SAYS && one < Contradiction.ALONE, "" + one);
    assertFalse(Contradiction.holds(List.of(one)));
    assertTrue(Contradiction.holds(List.of(one, one, one)));
    assertFalse(Contradiction.holds(List.of()));
  }

  /** Ten poor prints are not together what none of them is. */
  @Test
  void what_says_next_to_nothing_does_not_add_up() {
    Double[] ten = new Double[10];
    Arrays.fill(ten, Math.nextDown(Contradiction.SAYS));
    assertFalse(Contradiction.holds(List.of(ten)));
    Arrays.fill(ten, Contradiction.SAYS);
    assertTrue(Contradiction.holds(List.of(ten)));
  }

  @Test
  void a_finger_that_is_alike_says_nothing_against() {
    FingerTemplate clear = print(50, 100);
    FingerPair alike = new FingerPair(clear, clear, 100);
    assertEquals(0, alike.against());
    assertEquals(FingerVerdict.CONFIRMS, alike.comparison(true).verdict());
  }

  private static FingerAgreement agreement(FingerPair... pairs) {
    Map<FingerPosition, FingerPair> compared = new EnumMap<>(FingerPosition.class);
    Map<FingerPosition, FingerTemplate> card = new EnumMap<>(FingerPosition.class);
    for (int i = 0; i < pairs.length; i++) {
      compared.put(FingerPosition.at(i), pairs[i]);
      card.put(FingerPosition.at(i), pairs[i].one());
    }
    TenPrint print = new TenPrint(card);
    return FingerAgreement.of(
        compared, card.keySet(), List.of(print), false, (f, other) -> compared.get(f));
  }

  private static FingerPair unlike(int minutiae) {
    return new FingerPair(print(minutiae, 100), print(minutiae, 100), 1);
  }

  @Test
  void the_fingers_that_contradict_are_named_and_a_poor_one_among_them_is_not() {
    FingerPair alike = new FingerPair(print(50, 100), print(50, 100), 100);
    FingerAgreement clear = agreement(alike, unlike(45), unlike(9));
    assertEquals(Set.of(FingerPosition.at(1)), clear.fingers(FingerVerdict.CONTRADICTS));
    assertEquals(Set.of(FingerPosition.at(2)), clear.fingers(FingerVerdict.UNDECIDED));
    assertEquals(Set.of(FingerPosition.at(0)), clear.agreeing());
    FingerAgreement together = agreement(alike, unlike(25), unlike(25), unlike(25));
    assertEquals(3, together.fingers(FingerVerdict.CONTRADICTS).size());
    FingerAgreement one = agreement(alike, unlike(25), alike);
    assertEquals(Set.of(FingerPosition.at(1)), one.fingers(FingerVerdict.UNDECIDED));
  }
}
