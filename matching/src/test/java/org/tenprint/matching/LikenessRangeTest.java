package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.TenPrint;

/**
 * Outside of what the model was fitted to nothing is told: rolled prints have a hundred minutiae.
 */
class LikenessRangeTest {
  private static final FingerPosition FINGER = FingerPosition.LEFT_LITTLE;
  private static final int ALIGNED = 20;

  /** Strewn over a whole finger; the first are those of every print of it. */
  private static FingerTemplate print(int minutiae, long seed) {
    Random same = new Random(1);
    Random others = new Random(seed);
    int[] packed =
        IntStream.range(0, minutiae)
            .map(
                i -> {
                  Random of = i < ALIGNED ? same : others;
                  return FingerTemplate.pack(
                      50 + of.nextInt(500),
                      50 + of.nextInt(500),
                      of.nextInt(256),
                      MinutiaKind.ENDING);
                })
            .toArray();
    return FingerTemplate.of(600, 600, 90, packed);
  }

  private static SecondOpinion opinion(FingerPair pair, List<TenPrint> encounters) {
    Map<FingerPosition, FingerPair> pairs = new EnumMap<>(FingerPosition.class);
    for (FingerPosition at : FingerPosition.values()) {
      pairs.put(at, new FingerPair(print(40, 8), print(40, 9), 200));
    }
    pairs.put(FINGER, pair);
    return SecondOpinion.of(
        pairs, encounters, (finger, other) -> new FingerPair(pairs.get(finger).one(), other, 5));
  }

  @ParameterizedTest
  @CsvSource({"100,100", "81,81", "60,102", "102,60", "128,128", "200,40", "255,255"})
  void of_prints_larger_than_the_fitted_nothing_is_told(int one, int other) {
    FingerPair pair = new FingerPair(print(one, 2), print(other, 3), 5);
    assertEquals(new SecondOpinion(Map.of(FINGER, 0.0), Set.of(), 0), opinion(pair, List.of()));
    assertEquals(
        new FingerComparison(FingerVerdict.UNDECIDED, 0).likened(0),
        opinion(pair, List.of()).ofMisplaced(pair, false, false));
    assertTrue(!pair.isShownAfter(0, 0));
  }

  /** The mirror image: as poor a likeness of prints as they were fitted. */
  @ParameterizedTest
  @CsvSource({"80,80", "80,101", "101,80"})
  void of_the_largest_fitted_it_is(int one, int other) {
    FingerPair pair = new FingerPair(print(one, 2), print(other, 3), 5);
    assertEquals(Set.of(FINGER), opinion(pair, List.of()).foreign());
  }

  /** A print of which nothing is known may be the one that would show the finger. */
  @Test
  void one_large_print_of_the_record_leaves_the_finger_undecided() {
    FingerPair pair = new FingerPair(print(80, 2), print(80, 3), 5);
    TenPrint rolled = new TenPrint(Map.of(FINGER, print(110, 4)));
    TenPrint plain = new TenPrint(Map.of(FINGER, print(80, 5)));
    assertEquals(Set.of(FINGER), opinion(pair, List.of(plain)).foreign());
    assertEquals(Set.of(), opinion(pair, List.of(rolled)).foreign());
    assertEquals(Set.of(), opinion(pair, List.of(rolled, plain)).foreign());
  }

  /** A score that confirms does so at any size. */
  @Test
  void a_score_confirms_prints_of_any_size() {
    FingerPair pair = new FingerPair(print(200, 2), print(200, 3), 400);
    assertTrue(pair.confirms() && pair.isShownAfter(0, 0));
    assertEquals(Set.of(), opinion(pair, List.of()).doubtful());
  }
}
