package org.tenprint.synthetic;

/**
 * How an impression is taken. Deviations of what changes from press to press; the extremes are held
 * at two deviations.
 *
 * @param rotation degrees
 * @param shift pixels, in each direction
 * @param distortion 0 none, 1 strong (a shift of 9 pixels, a turn of 5 degrees at the rim)
 * @param pressure how much ridges widen or thin: 0 none, 1 from broken to blotted
 * @param noise 0 clean, 1 barely legible
 * @param area share of the sensor's width and height that the finger touches on average
 */
public record ImpressionQuality(
    double rotation, double shift, double distortion, double pressure, double noise, double area) {
  /** An operator at a live-scan station who repeats a bad press. */
  public static final ImpressionQuality BOOKING =
      new ImpressionQuality(5, 10, 0.5, 0.18, 0.25, 0.98);

  /** People at an unattended sensor, as in FVC2002: bad presses among good ones. */
  public static final ImpressionQuality UNATTENDED =
      new ImpressionQuality(9, 22, 0.9, 0.35, 0.5, 0.86);

  /** Dry, worn or hurried: the tail. */
  public static final ImpressionQuality POOR = new ImpressionQuality(13, 32, 1.2, 0.5, 0.8, 0.7);
}
