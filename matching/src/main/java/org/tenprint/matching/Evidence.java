package org.tenprint.matching;

/**
 * From summed SourceAFIS scores to evidence in decibans.
 *
 * <p>The scores of fingers of different people fall off exponentially: a tenth as many for every
 * ten points (one finger of FVC2002 and FVC2004 prints: 1 % above 17, 0.1 % above 27, 1 in 200,000
 * above 46). An extreme-value fit of that tail for a sum over k fingers gives the probability that
 * strangers compare as well, hence the evidence.
 */
public final class Evidence {
  private Evidence() {}

  /**
   * Evidence of a sum of scores.
   *
   * @param sum SourceAFIS scores of the compared fingers, added
   * @param fingers how many were compared, 1 to 10
   * @return decibans, at least 0
   */
  public static double decibans(double sum, int fingers) {
    return Math.max(0, sum + 3 - 4.0 * (fingers - 1) - 10 * Math.log10(fingers));
  }
}
