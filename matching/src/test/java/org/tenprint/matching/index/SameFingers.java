package org.tenprint.matching.index;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/** Cards whose fingers all have the same minutiae. */
final class SameFingers {
  private SameFingers() {}

  /**
   * A card.
   *
   * @param fingers how many
   * @param width of each, which makes it another card than the next
   * @param minutiae how many a finger
   * @param packed a minutia by its number
   */
  static TenPrint card(int fingers, int width, int minutiae, IntUnaryOperator packed) {
    int[] all = IntStream.range(0, minutiae).map(packed).toArray();
    Map<FingerPosition, FingerTemplate> same = new EnumMap<>(FingerPosition.class);
    for (int i = 0; i < fingers; i++) {
      same.put(FingerPosition.at(i), FingerTemplate.of(width, 500, 80, all));
    }
    return new TenPrint(same);
  }
}
