package org.tenprint.matching;

import org.tenprint.matching.prints.FingerTemplate;

/**
 * How many times likelier two prints of one finger are as alike as two are than prints of different
 * fingers, both taken of those whose score does not confirm: the odds of a logistic model.
 *
 * @param constant decibans
 * @param aligned decibans a nat of the best alignment
 * @param fewer decibans a minutia of the print that has fewer; below 0, as more of them show more
 *     by chance, and show more of what is the same
 * @param more decibans a minutia of the other print; below 0
 * @param score decibans by {@code ln(1 + score)}, SourceAFIS's score; above 0
 */
public record LikenessCurve(
    double constant, double aligned, double fewer, double more, double score) {
  /**
   * The ratio in decibans.
   *
   * @param evidence of the best alignment, nats
   * @param score SourceAFIS score
   */
  public double decibans(FingerTemplate one, FingerTemplate other, double evidence, double score) {
    return decibans(
        evidence,
        Math.min(one.size(), other.size()),
        Math.max(one.size(), other.size()),
        StrictMath.log(1 + score));
  }

  /**
   * The same of numbers.
   *
   * @param least minutiae of the print that has fewer
   * @param most minutiae of the other
   * @param scale {@code ln(1 + score)}
   */
  public double decibans(double evidence, double least, double most, double scale) {
    return constant + aligned * evidence + fewer * least + more * most + score * scale;
  }
}
