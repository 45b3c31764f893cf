package org.tenprint.matching;

import java.util.EnumMap;
import java.util.Map;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/** Prints turned about the middle of their image, as a card that lay otherwise gives them. */
public final class TurnedPrints {
  private TurnedPrints() {}

  /** All fingers, counter-clockwise. */
  public static TenPrint turned(TenPrint print, double degrees) {
    Map<FingerPosition, FingerTemplate> turned = new EnumMap<>(FingerPosition.class);
    print.fingers().forEach((position, finger) -> turned.put(position, turned(finger, degrees)));
    return new TenPrint(turned);
  }

  /** One finger, counter-clockwise. */
  public static FingerTemplate turned(FingerTemplate finger, double degrees) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double reach = Math.hypot(finger.width(), finger.height()) / 2;
    int[] minutiae = new int[finger.size()];
    for (int i = 0; i < minutiae.length; i++) {
      double dx = finger.x(i) - finger.width() / 2.0;
      double dy = finger.y(i) - finger.height() / 2.0;
      minutiae[i] =
          FingerTemplate.pack(
              (int) (reach + cos * dx + sin * dy),
              (int) (reach - sin * dx + cos * dy),
              (int) Math.round(finger.direction(i) + degrees * 256 / 360) & 0xff,
              finger.kind(i));
    }
    int side = (int) Math.ceil(2 * reach) + 1;
    return FingerTemplate.of(side, side, finger.quality(), minutiae);
  }
}
