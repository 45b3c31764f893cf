package org.tenprint.matching.intake;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaKind;
import org.tenprint.matching.prints.SourceAfis;

/**
 * One finger under two positions of the same booking: a finger pressed twice and its neighbour
 * never. One of the labels is wrong, and nobody can tell which. Cost: equality of templates is
 * nothing; comparing all pairs of ten prints is 30 to 50 ms, so it is done beside the extraction
 * from images, which takes a second, and of records where they found nobody.
 */
public final class RepeatedFingers {
  /**
   * SourceAFIS score from which two prints are of one finger. Of different fingers one pair in
   * 28,000 reaches 43 (FVC2002), and every 11.5 points are a tenth as many: at this score one pair
   * in some 5·10⁷, that is, one ten-print (45 pairs) in a million.
   */
  static final double SAME = 80;

  private RepeatedFingers() {}

  /**
   * Positions whose print is of the same finger as that of another position.
   *
   * @param pressed also those that were pressed twice, not only those that were sent twice
   */
  public static Set<FingerPosition> among(
      Map<FingerPosition, FingerTemplate> fingers, boolean pressed) {
    Set<FingerPosition> repeated = EnumSet.noneOf(FingerPosition.class);
    Map<FingerPosition, FingerprintTemplate> features = new EnumMap<>(FingerPosition.class);
    Map<FingerPosition, int[]> minutiae = new EnumMap<>(FingerPosition.class);
    if (pressed && fingers.size() > 1) {
      fingers.forEach((position, finger) -> features.put(position, SourceAfis.template(finger)));
      fingers.forEach((position, finger) -> minutiae.put(position, minutiae(finger)));
    }
    List<FingerPosition> positions = new ArrayList<>(new EnumMap<>(fingers).keySet());
    for (int i = 0; i + 1 < positions.size(); i++) {
      FingerPosition one = positions.get(i);
      FingerprintMatcher matcher =
          features.isEmpty() ? null : new FingerprintMatcher(features.get(one));
      for (FingerPosition other : positions.subList(i + 1, positions.size())) {
        if (fingers.get(one).equals(fingers.get(other))
            || matcher != null
                && (Arrays.equals(minutiae.get(one), minutiae.get(other))
                    || matcher.match(features.get(other)) >= SAME)) {
          repeated.add(one);
          repeated.add(other);
        }
      }
    }
    return repeated;
  }

  /**
   * Where the minutiae lie to each other, and their directions: the same whatever their order, the
   * margin of the image or what else is stated. Of a few minutiae equal ones alone would score too
   * little.
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
