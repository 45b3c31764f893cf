package org.tenprint.matching;

/**
 * From summed SourceAFIS scores to evidence in decibans.
 *
 * <p>The scores of different fingers fall off exponentially: on FVC2002, above the 99th percentile
 * (15.7), a tenth as many for every 11.5 points; the highest of 27,840 was 43. That tail is an
 * extreme-value fit (generalised Pareto of shape zero); added up over k independent fingers it is
 * nearly a line in decibans between 30 and 120, where thresholds lie. The lines below are printed
 * by {@code CalibrateEvidence} of the benchmarks. Real impostors set them; synthetic ones score
 * lower.
 */
public final class Evidence {
  private static final double[] SLOPE = {
    0.8696, 0.8379, 0.8137, 0.7939, 0.7769, 0.7620, 0.7485, 0.7363, 0.7251, 0.7148
  };
  private static final double[] OFFSET = {
    6.09, 0.68, -3.42, -6.92, -10.05, -12.91, -15.56, -18.07, -20.45, -22.72
  };

  private Evidence() {}

  /**
   * Evidence of a sum of scores.
   *
   * @param sum SourceAFIS scores of the compared fingers, added
   * @param fingers how many were compared, 1 to 10
   * @return decibans, at least 0
   */
  public static double decibans(double sum, int fingers) {
    return Math.max(0, SLOPE[fingers - 1] * sum + OFFSET[fingers - 1]);
  }
}
