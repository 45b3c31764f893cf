package org.tenprint.benchmarks.matching;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.tenprint.matching.ChanceCurve;

/**
 * What comparing a search's fingers with a cohort of the gallery says of chance in this search.
 *
 * <ul>
 *   <li><em>Shift.</em> One for all fingers of the search: how far the excess that one in a hundred
 *       comparisons with the cohort reaches lies from {@link ChanceCurve#REACH}. By an exponential
 *       above the cohort's 90 %, for a cohort has too few to count one in a hundred.
 *   <li><em>Tail.</em> Of sums over the fingers: an exponential above the 95 % of sums of
 *       comparisons with the cohort, drawn finger by finger.
 * </ul>
 *
 * @param shift points
 * @param from sum from which the tail is
 * @param mean mean excess over it
 */
record Normalisation(double shift, double from, double mean) {
  private static final double POOLED = 0.9;
  private static final double SUMS = 0.95;
  private static final int DRAWN = 2_000;

  /**
   * Looks.
   *
   * @param cohort excesses by finger: the search's with each of the cohort
   */
  static Normalisation of(double[][] cohort, SplittableRandom random) {
    double[] pooled = Arrays.stream(cohort).flatMapToDouble(Arrays::stream).sorted().toArray();
    double from = pooled[(int) (POOLED * pooled.length)];
    double reach = from + meanAbove(pooled, from) * Math.log((1 - POOLED) * 100);
    double[] sums = new double[DRAWN];
    for (int i = 0; i < DRAWN; i++) {
      for (double[] finger : cohort) {
        sums[i] += finger[random.nextInt(finger.length)];
      }
    }
    Arrays.sort(sums);
    double corner = sums[(int) (SUMS * DRAWN)];
    return new Normalisation(
        reach - ChanceCurve.REACH, corner, Math.max(1e-3, meanAbove(sums, corner)));
  }

  private static double meanAbove(double[] sorted, double from) {
    return Arrays.stream(sorted)
        .filter(value -> value > from)
        .map(value -> value - from)
        .average()
        .orElse(0);
  }

  /** Decibans of a sum by the cohort's own tail; 0 below it. */
  double decibans(double sum) {
    return sum <= from ? 0 : -10 * Math.log10(1 - SUMS) + 10 / Math.log(10) * (sum - from) / mean;
  }
}
