package org.tenprint.benchmarks.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Error rates of a comparison as the fingerprint verification competitions define them (Maio,
 * Maltoni, Cappelli, Wayman, Jain: FVC2000, PAMI 2002). A pair matches when its score reaches the
 * threshold. A failure to enrol counts as a score of 0.
 *
 * @param genuine scores of pairs of one finger
 * @param impostor scores of pairs of different fingers
 */
record ErrorRates(Sample genuine, Sample impostor) {
  private static final double DET_STEP = 1.3;

  /** False matches at a threshold. */
  double falseMatchRate(double threshold) {
    return impostor.shareAtLeast(threshold);
  }

  /** False non-matches at a threshold. */
  double falseNonMatchRate(double threshold) {
    return 1 - genuine.shareAtLeast(threshold);
  }

  /** Least false non-match rate at a false match rate of at most {@code rate}: FMR100 at 0.01. */
  double falseNonMatchRateAt(double rate) {
    return falseNonMatchRate(impostor.threshold(rate));
  }

  /** ZeroFMR: least false non-match rate without a false match. */
  double zeroFmr() {
    return falseNonMatchRateAt(0);
  }

  /**
   * The rate at which both are equal; where the steps of the two curves pass each other, the middle
   * of the two rates on that side of the crossing where their sum is smaller.
   */
  double equalErrorRate() {
    double[] steps = thresholds();
    int low = 0;
    int high = steps.length - 1;
    while (low < high) {
      int middle = low + high >>> 1;
      if (falseNonMatchRate(steps[middle]) >= falseMatchRate(steps[middle])) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    double after = (falseNonMatchRate(steps[low]) + falseMatchRate(steps[low])) / 2;
    if (low == 0 || falseNonMatchRate(steps[low]) == falseMatchRate(steps[low])) {
      return after;
    }
    double before = (falseNonMatchRate(steps[low - 1]) + falseMatchRate(steps[low - 1])) / 2;
    return Math.min(before, after);
  }

  /** Every score, ascending, and a threshold that none reaches. */
  private double[] thresholds() {
    double[] scores =
        DoubleStream.concat(Arrays.stream(genuine.sorted()), Arrays.stream(impostor.sorted()))
            .sorted()
            .distinct()
            .toArray();
    double[] steps = Arrays.copyOf(scores, scores.length + 1);
    steps[scores.length] = Math.nextUp(scores.length == 0 ? 0 : scores[scores.length - 1]);
    return steps;
  }

  /**
   * The detection error trade-off: pairs of false match (identification: false positive) rate and
   * false non-match (false negative) rate, from rate 1 down to one impostor.
   */
  List<List<Double>> trade() {
    List<List<Double>> points = new ArrayList<>();
    for (double rate = 1; rate * impostor.count() >= 1; rate /= DET_STEP) {
      double threshold = impostor.threshold(rate);
      points.add(List.of(falseMatchRate(threshold), falseNonMatchRate(threshold)));
    }
    return points;
  }

  /** The rates by their names in the competitions. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("genuine", genuine.count());
    facts.put("impostor", impostor.count());
    facts.put("eer", equalErrorRate());
    facts.put("fmr100", falseNonMatchRateAt(0.01));
    facts.put("fmr1000", falseNonMatchRateAt(0.001));
    facts.put("zeroFmr", zeroFmr());
    facts.put("genuineMedian", genuine.quantile(0.5));
    facts.put("impostorHighest", impostor.highest());
    return facts;
  }
}
