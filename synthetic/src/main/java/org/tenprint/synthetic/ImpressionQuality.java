package org.tenprint.synthetic;

/**
 * How an impression is taken: deviations of what changes from press to press, each held within two
 * deviations.
 *
 * @param placement where and how much of the finger
 * @param distortion 0 none, 1 strong (a shift of 9 pixels, a turn of 5 degrees at the rim)
 * @param pressure how much ridges widen or thin: 0 none, 1 from broken to blotted
 * @param noise 0 clean, 1 barely legible
 * @param lapses how unequal presses are: the deviation of the logarithm of a factor by which all of
 *     the above are worse, or better, in one press
 */
public record ImpressionQuality(
    Placement placement, double distortion, double pressure, double noise, double lapses) {
  /**
   * Where the finger lies.
   *
   * @param rotation degrees
   * @param shift pixels, in each direction
   * @param area share of the image's width and height that the finger touches on average
   */
  public record Placement(double rotation, double shift, double area) {}

  /** An operator at a live-scan station who repeats a bad press. */
  public static final ImpressionQuality BOOKING =
      new ImpressionQuality(new Placement(5, 10, 0.88), 0.5, 0.18, 0.3, 0.15);

  /** People at an unattended sensor: bad presses among good ones. Fitted to FVC2002's scores. */
  public static final ImpressionQuality UNATTENDED =
      new ImpressionQuality(new Placement(9, 22, 0.62), 1.25, 0.2, 0.7, 0.4);

  /** Dry, worn or hurried: the tail. */
  public static final ImpressionQuality POOR =
      new ImpressionQuality(new Placement(12, 26, 0.58), 1.3, 0.35, 0.9, 0.3);

  /** This quality in one press that is worse by a factor; noise ends at 1.5, area at a half. */
  ImpressionQuality worse(double factor) {
    Placement moved =
        new Placement(
            placement.rotation * factor,
            placement.shift * factor,
            Math.max(0.5, Math.min(1.1, placement.area * StrictMath.pow(factor, -0.25))));
    return new ImpressionQuality(
        moved,
        distortion * Math.min(factor, 1.6),
        pressure * Math.min(factor, 1.6),
        Math.min(1.5, noise * factor),
        0);
  }
}
