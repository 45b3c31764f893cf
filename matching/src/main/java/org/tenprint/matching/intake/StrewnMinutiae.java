package org.tenprint.matching.intake;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * What is kept of a minutiae record that states more than an image would give. What a comparison
 * costs grows with the square of the minutiae and more, and the sender alone says how many there
 * are. So records are bounded as SourceAFIS bounds what it extracts (its {@code
 * TopMinutiaeFilter}): those stay whose fifth nearest neighbour lies farthest. True minutiae are
 * strewn, false ones lie in clouds. Cost: 0.2 ms for the most that a record can state.
 */
final class StrewnMinutiae {
  /** As many as SourceAFIS keeps of an image. */
  static final int MOST = 100;

  private static final int NEIGHBOUR = 5;

  private StrewnMinutiae() {}

  /**
   * The print with its {@value #MOST} most strewn minutiae, in their order; of equally strewn ones
   * the first. A print that has no more is itself.
   */
  static FingerTemplate of(FingerTemplate print) {
    if (print.size() <= MOST) {
      return print;
    }
    int[] room = IntStream.range(0, print.size()).map(i -> room(print, i)).toArray();
    int[] kept =
        IntStream.range(0, print.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> -room[i]))
            .limit(MOST)
            .sorted()
            .mapToInt(print::packed)
            .toArray();
    return FingerTemplate.of(print.width(), print.height(), print.quality(), kept);
  }

  /** Square pixels to the fifth nearest. */
  private static int room(FingerTemplate print, int index) {
    int[] nearest = new int[NEIGHBOUR];
    Arrays.fill(nearest, Integer.MAX_VALUE);
    for (int i = 0; i < print.size(); i++) {
      int dx = print.x(i) - print.x(index);
      int dy = print.y(i) - print.y(index);
      int distance = dx * dx + dy * dy;
      if (i != index && distance < nearest[NEIGHBOUR - 1]) {
        int at = NEIGHBOUR - 1;
        while (at > 0 && nearest[at - 1] > distance) {
          nearest[at] = nearest[at - 1];
          at--;
        }
        nearest[at] = distance;
      }
    }
    return nearest[NEIGHBOUR - 1];
  }
}
