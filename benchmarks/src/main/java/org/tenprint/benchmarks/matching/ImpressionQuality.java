package org.tenprint.benchmarks.matching;

/**
 * How an impression differs from its finger; lengths in pixels at 500 ppi, angles in radians.
 *
 * @param missing mean share of minutiae that the extractor misses
 * @param spurious false minutiae, as a share of the true ones
 * @param jitter standard deviation of a position
 * @param angleJitter standard deviation of a direction
 * @param rotation standard deviation of the finger's rotation
 * @param distortion amplitude of the elastic distortion
 * @param halfWidth half the contact area's width
 * @param halfHeight half its height
 * @param offset standard deviation of the contact area's centre
 * @param badShare share of impressions that are bad: twice the misses, twice the false minutiae,
 *     two thirds of the size
 */
public record ImpressionQuality(
    double missing,
    double spurious,
    double jitter,
    double angleJitter,
    double rotation,
    double distortion,
    double halfWidth,
    double halfHeight,
    double offset,
    double badShare) {

  /** Attended ten-print capture: large, complete, little rotated. */
  public static final ImpressionQuality BOOKING =
      new ImpressionQuality(0.13, 0.12, 1.6, 0.10, 0.10, 4, 175, 225, 14, 0.02);

  /** Unattended sensors as in the FVC sets: small, shifted, with a bad tail. */
  public static final ImpressionQuality FVC_LIKE =
      new ImpressionQuality(0.14, 0.13, 1.5, 0.10, 0.14, 4.5, 152, 195, 20, 0.14);

  /** The same, every impression bad. */
  ImpressionQuality always() {
    return new ImpressionQuality(
        missing,
        spurious,
        jitter,
        angleJitter,
        rotation,
        distortion,
        halfWidth,
        halfHeight,
        offset,
        1);
  }
}
