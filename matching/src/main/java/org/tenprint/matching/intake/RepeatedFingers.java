package org.tenprint.matching.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.index.SurveyedFinger;
import org.tenprint.matching.prints.FingerMatcher;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;

/**
 * One finger under two positions of the same booking: a finger pressed twice and its neighbour
 * never. One of the labels is wrong, and nobody can tell which. Cost: equality of templates is
 * nothing; comparing all pairs of ten prints is 20 to 50 ms, so it is done beside the extraction
 * from images, which takes a second; of records, where they found nobody, after a quick look.
 */
public final class RepeatedFingers {
  /**
   * SourceAFIS score from which two prints are of one finger. Of different fingers one pair in
   * 28,000 reaches 43 (FVC2002), and every 11.5 points are a tenth as many: at this score one pair
   * in some 5·10⁷, that is, one ten-print (45 pairs) in a million.
   */
  static final double SAME = 80;

  /**
   * Nats of a quick look from which two fingers are scored: 1.6 % of pairs of different fingers
   * have them, and all but 2 of 524 pairs of one finger that score so high (FVC2002).
   */
  private static final double WORTH_A_SCORE = 10;

  private RepeatedFingers() {}

  /** Positions whose print was sent under another position, too: nothing is compared. */
  public static Set<FingerPosition> sentTwice(Map<FingerPosition, FingerTemplate> fingers) {
    return among(fingers, (one, other) -> fingers.get(one).equals(fingers.get(other)));
  }

  /** These, and positions whose print is, by its score, of the same finger as another's. */
  public static Set<FingerPosition> pressedTwice(Map<FingerPosition, FingerTemplate> fingers) {
    return scored(fingers, (one, other) -> true);
  }

  private static Set<FingerPosition> scored(
      Map<FingerPosition, FingerTemplate> fingers,
      BiPredicate<FingerPosition, FingerPosition> worth) {
    Map<FingerPosition, FingerMatcher> matchers = new EnumMap<>(FingerPosition.class);
    Set<FingerPosition> repeated = sentTwice(fingers);
    repeated.addAll(
        among(
            fingers,
            (one, other) ->
                worth.test(one, other)
                    && matchers
                            .computeIfAbsent(one, of -> FingerMatcher.of(fingers.get(of)))
                            .score(fingers.get(other))
                        >= SAME));
    return repeated;
  }

  /**
   * Positions whose minutiae lie to each other as another's do, whatever their order, place and
   * kind: so few that they score less than prints of one finger must. Costs nothing.
   */
  public static Set<FingerPosition> alike(Map<FingerPosition, FingerTemplate> fingers) {
    Map<FingerPosition, int[]> minutiae = new EnumMap<>(FingerPosition.class);
    fingers.forEach((position, finger) -> minutiae.put(position, minutiae(finger)));
    return among(fingers, (one, other) -> Arrays.equals(minutiae.get(one), minutiae.get(other)));
  }

  /**
   * All these: a finger of which two labels are stated, one of which is wrong. Pairs are compared
   * where a quick look finds them worth it: of pairs that {@link #pressedTwice} finds it passes
   * over one of two hundred. Cost: 3 to 6 ms for ten fingers.
   */
  public static Set<FingerPosition> underTwoLabels(Map<FingerPosition, FingerTemplate> fingers) {
    Map<FingerPosition, SurveyedFinger> surveyed = new EnumMap<>(FingerPosition.class);
    fingers.forEach((position, finger) -> surveyed.put(position, new SurveyedFinger(finger)));
    Set<FingerPosition> repeated =
        scored(fingers, (one, other) -> worthAScore(surveyed.get(one), surveyed.get(other)));
    repeated.addAll(alike(fingers));
    return repeated;
  }

  /** Whether a quick look finds it worth it to score two fingers, or tells too little. */
  static boolean worthAScore(SurveyedFinger one, SurveyedFinger other) {
    return !one.tells() || !other.tells() || one.evidence(other) >= WORTH_A_SCORE;
  }

  private static Set<FingerPosition> among(
      Map<FingerPosition, FingerTemplate> fingers,
      BiPredicate<FingerPosition, FingerPosition> same) {
    Set<FingerPosition> repeated = EnumSet.noneOf(FingerPosition.class);
    List<FingerPosition> positions = new ArrayList<>(new TreeSet<>(fingers.keySet()));
    for (int i = 0; i + 1 < positions.size(); i++) {
      for (FingerPosition other : positions.subList(i + 1, positions.size())) {
        if (same.test(positions.get(i), other)) {
          repeated.add(positions.get(i));
          repeated.add(other);
        }
      }
    }
    return repeated;
  }

  /**
   * Where the minutiae lie to each other, and their directions: the same whatever their order, the
   * margin of the image or what else is stated.
   */
  private static int[] minutiae(FingerTemplate finger) {
    int left = IntStream.range(0, finger.size()).map(finger::x).min().orElseThrow();
    int upper = IntStream.range(0, finger.size()).map(finger::y).min().orElseThrow();
    return IntStream.range(0, finger.size())
        .map(
            i ->
                FingerTemplate.pack(
                    finger.x(i) - left,
                    finger.y(i) - upper,
                    finger.direction(i),
                    MinutiaKind.ENDING))
        .sorted()
        .toArray();
  }
}
