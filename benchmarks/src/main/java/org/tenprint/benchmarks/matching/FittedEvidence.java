package org.tenprint.benchmarks.matching;

import java.util.List;
import java.util.Map;
import org.tenprint.matching.ChanceCurve;

/**
 * The evidence that a fit gives, as the program would have it with that fit's numbers.
 *
 * @param curve what chance gives to prints of a size
 * @param pointsADecade of the slowest tail
 * @param slope of the line, by the number of fingers less one
 * @param offset of it
 */
record FittedEvidence(ChanceCurve curve, double pointsADecade, double[] slope, double[] offset) {
  /** Fits. */
  @SuppressWarnings("unchecked")
  static FittedEvidence of(List<ImpostorScores> scores) {
    Map<String, Object> facts = new EvidenceFit(scores).facts();
    List<Map<String, Object>> lines = (List<Map<String, Object>>) facts.get("lines");
    return new FittedEvidence(
        new ChanceCurve((double[]) facts.get("size"), (double[]) facts.get("chance")),
        (Double) facts.get("pointsADecade"),
        lines.stream().mapToDouble(line -> (Double) line.get("slope")).toArray(),
        lines.stream().mapToDouble(line -> (Double) line.get("offset")).toArray());
  }

  /** Decibans of a sum of excesses, at least 0. */
  double decibans(double sum, int fingers) {
    return sum > 0 ? Math.max(0, slope[fingers - 1] * sum + offset[fingers - 1]) : 0;
  }
}
