package org.tenprint.synthetic;

/**
 * How skin gives way when a finger is pressed and turned: R. Cappelli, D. Maio, D. Maltoni,
 * "Modelling plastic distortion in fingerprint images" (ICAPR 2001). An ellipse in the middle
 * sticks to the surface, the outer part moves with the finger (a turn about the ellipse's centre
 * and a shift), and between them the movement sets in along a cosine, over a width that is the
 * skin's elasticity.
 */
final class SkinDistortion {
  private final double centreX;
  private final double centreY;
  private final double radiusX;
  private final double radiusY;
  private final double elasticity;
  private final double shiftX;
  private final double shiftY;
  private final double cos;
  private final double sin;

  /** A random press over an image of these sides; {@code strength} 1 is a strong one. */
  SkinDistortion(Dice dice, int width, int height, double strength) {
    centreX = width / 2.0 + dice.heldNormal(width * 0.06);
    centreY = height / 2.0 + dice.heldNormal(height * 0.06);
    radiusX = width * dice.uniform(0.10, 0.18);
    radiusY = height * dice.uniform(0.10, 0.18);
    elasticity = dice.uniform(1.6, 2.6);
    shiftX = dice.heldNormal(9) * strength;
    shiftY = dice.heldNormal(9) * strength;
    double turn = dice.heldNormal(Math.toRadians(5)) * strength;
    cos = StrictMath.cos(turn);
    sin = StrictMath.sin(turn);
  }

  /** How far, in pixels, what appears at a place was moved: x, then y. */
  void displacement(double x, double y, double[] into) {
    double dx = x - centreX;
    double dy = y - centreY;
    double distance = Math.sqrt(dx * dx / (radiusX * radiusX) + dy * dy / (radiusY * radiusY)) - 1;
    double brake =
        distance <= 0
            ? 0
            : distance >= elasticity
                ? 1
                : (1 - StrictMath.cos(distance * Math.PI / elasticity)) / 2;
    into[0] = brake * (cos * dx - sin * dy + shiftX - dx);
    into[1] = brake * (sin * dx + cos * dy + shiftY - dy);
  }
}
