package org.tenprint.matching;

import org.tenprint.formats.FingerPosition;

/**
 * From SourceAFIS scores to evidence in decibans, by the tail of scores between different fingers.
 *
 * <p>That tail falls off exponentially, a tenth as many for every 12.1 points at the slowest, for
 * small and large prints alike; but where it begins depends on how many minutiae two prints have.
 * So a score counts by its {@link #excess} over what chance gives to prints of that size, taken
 * from the hardest kind of print at each size: FVC2002, synthetic prints as pressed at a booking or
 * at an unattended sensor, rolled ones. Excesses of k independent fingers are added; the tail of
 * their sum, one finger's convolved with itself, lies above a line in decibans from 10 to 160. The
 * numbers below are printed by {@code ./tenprint bench calibration}, and a test of the benchmarks
 * holds them to its result file. Fingers of one card are not independent, though, where its sensor
 * makes all of them likelier to be alike: for that many fingers pay an {@link #allowance}. Cost:
 * nanoseconds.
 */
public final class Evidence {
  private static final ChanceCurve CHANCE =
      new ChanceCurve(
          new double[] {16, 24, 32, 41, 53, 70, 90},
          new double[] {13.1808, 19.9758, 23.0901, 24.1215, 26.1197, 28.3822, 28.3822});

  private static final double[] SLOPE = {
    0.8267, 0.8076, 0.7922, 0.7793, 0.768, 0.7579, 0.7489, 0.7406, 0.7329, 0.7259
  };
  private static final double[] OFFSET = {
    11.151, 8.291, 6.237, 4.639, 3.303, 2.135, 1.086, 0.128, -0.761, -1.596
  };

  /** Of this many fingers the lines keep their rates on a sensor that they were not fitted to. */
  private static final int FREE_FINGERS = 4;

  /** What ten fingers pay, in decibans. */
  private static final double MOST_ALLOWED = 10;

  private Evidence() {}

  /** What a score of two prints with that many minutiae counts: {@link ChanceCurve#excess}. */
  public static double excess(double score, int minutiae, int others) {
    return CHANCE.excess(score, minutiae, others);
  }

  /**
   * What many fingers pay for having been taken by one sensor, in decibans: none of four, ten of
   * ten, in proportion between. A sensor that the table was not fitted to may add a point or so to
   * every finger of a search; the sum grows with the fingers, and the line takes them as
   * independent. Ten decibans are what the rates of the hardest known were exceeded by.
   *
   * @param fingers how many were compared, 1 to 10
   */
  public static double allowance(int fingers) {
    return MOST_ALLOWED
        * Math.max(0, fingers - FREE_FINGERS)
        / (FingerPosition.COUNT - FREE_FINGERS);
  }

  /**
   * Evidence of a sum of excesses, {@link #allowance} paid.
   *
   * @param sum the {@link #excess} of each of the compared fingers, added
   * @param fingers how many were compared, 1 to 10
   * @return decibans, at least 0; 0 where no finger has an excess, as most strangers
   */
  public static double decibans(double sum, int fingers) {
    return sum > 0
        ? Math.max(0, SLOPE[fingers - 1] * sum + OFFSET[fingers - 1] - allowance(fingers))
        : 0;
  }

  /**
   * Evidence of one finger of a card, taken because it shows most. So many fingers are as many
   * chances, and what one shows counts beside what all show together; both are paid for, so that
   * the rates grow by half at most: 13 decibans of ten fingers.
   *
   * @param excess the finger's
   * @param fingers of the card, 1 to 10
   * @return decibans, at least 0
   */
  public static double alone(double excess, int fingers) {
    return Math.max(0, decibans(excess, 1) - 10 * Math.log10(2.0 * fingers));
  }
}
