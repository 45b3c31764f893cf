package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import org.tenprint.matching.Evidence;
import org.tenprint.matching.Likeness;
import org.tenprint.matching.LikenessCurve;
import org.tenprint.matching.index.FingerAlignment;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * Two prints compared, by their score and, where that does not confirm, by how their minutiae lie.
 *
 * @param compared the two as far as it is about contradiction
 * @param confirms whether the score does
 * @param told whether one of the two is of a whole finger
 * @param evidence of the best upright alignment, in nats; 0 where the score confirms
 * @param fewer minutiae of the print that has fewer
 * @param more minutiae of the other
 */
record LikenessPair(
    ComparedPair compared, boolean confirms, boolean told, double evidence, int fewer, int more) {
  /** Decibans of one finger from which its score alone confirms it. */
  static final double CONFIRMS = 30;

  static LikenessPair of(FingerTemplate one, FingerprintMatcher matcher, FingerTemplate other) {
    ComparedPair compared = ComparedPair.of(one, matcher, other);
    double excess = Evidence.excess(compared.score(), one.size(), other.size());
    boolean confirms = Evidence.decibans(excess, 1) >= CONFIRMS;
    return new LikenessPair(
        compared,
        confirms,
        Likeness.isTold(one, other),
        confirms ? 0 : FingerAlignment.evidence(one, other, 0),
        Math.min(one.size(), other.size()),
        Math.max(one.size(), other.size()));
  }

  /** {@code ln(1 + score)}. */
  double scale() {
    return StrictMath.log(1 + compared.score());
  }

  double decibans(LikenessCurve curve) {
    return curve.decibans(evidence, fewer, more, scale());
  }

  /** Whether it is taken for one finger. */
  boolean isShown(LikenessCurve curve, double bar) {
    return confirms || decibans(curve) >= bar;
  }

  /** Whether it is held against the candidate. */
  boolean isForeign(LikenessCurve curve, double bar) {
    return told && !isShown(curve, bar);
  }

  /** What it says for two fingers, as {@code two-stage-8} counts it. */
  double against() {
    return EarlierRule.against(compared);
  }
}
