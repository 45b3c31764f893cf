package org.tenprint.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.index.FingerAlignment;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.MinutiaPair;
import org.tenprint.matching.prints.TenPrint;

/**
 * Why two ten-prints were taken for one person's, to be drawn beside each other.
 *
 * @param fingers for each finger both have, the minutiae that lie on each other in the best
 *     alignment
 */
public record Explanation(Map<FingerPosition, List<MinutiaPair>> fingers) {
  /** Explains a candidate ({@link Gallery#find} gives its encounters). Cost: 1 ms a finger. */
  public static Explanation of(TenPrint probe, TenPrint candidate) {
    Map<FingerPosition, List<MinutiaPair>> fingers = new EnumMap<>(FingerPosition.class);
    probe
        .fingers()
        .forEach(
            (position, finger) -> {
              FingerTemplate other = candidate.fingers().get(position);
              if (other != null) {
                fingers.put(position, FingerAlignment.pairs(finger, other));
              }
            });
    return new Explanation(fingers);
  }
}
