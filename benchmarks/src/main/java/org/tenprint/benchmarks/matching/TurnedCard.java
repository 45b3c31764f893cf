package org.tenprint.benchmarks.matching;

import java.util.EnumMap;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/** Cards that lay otherwise on the scanner: every print turned about the middle of its image. */
final class TurnedCard {
  private TurnedCard() {}

  /** By so many degrees, counter-clockwise; by none it is the same card. */
  static TenPrint of(TenPrint card, int degrees) {
    if (degrees == 0) {
      return card;
    }
    Map<FingerPosition, FingerTemplate> turned = new EnumMap<>(FingerPosition.class);
    card.fingers().forEach((position, finger) -> turned.put(position, of(finger, degrees)));
    return new TenPrint(turned);
  }

  private static FingerTemplate of(FingerTemplate finger, int degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double reach = Math.hypot(finger.width(), finger.height()) / 2;
    int[] minutiae = new int[finger.size()];
    for (int i = 0; i < minutiae.length; i++) {
      double x = finger.x(i) - finger.width() / 2.0;
      double y = finger.y(i) - finger.height() / 2.0;
      minutiae[i] =
          FingerTemplate.pack(
              (int) Math.round(reach + cos * x + sin * y),
              (int) Math.round(reach - sin * x + cos * y),
              (int) Math.round(finger.direction(i) + degrees * 256 / 360.0) & 0xff,
              finger.kind(i));
    }
    int side = (int) Math.ceil(2 * reach) + 1;
    return FingerTemplate.of(side, side, finger.quality(), minutiae);
  }
}
