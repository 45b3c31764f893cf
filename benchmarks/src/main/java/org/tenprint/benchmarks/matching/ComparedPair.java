package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import org.tenprint.matching.Contradiction;
import org.tenprint.matching.ContradictionCurve;
import org.tenprint.matching.Evidence;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

/**
 * Two prints compared, as far as it is about whether they are of one finger.
 *
 * @param score SourceAFIS score
 * @param clarity of the poorer print ({@link Contradiction#clarity})
 * @param alike whether the score counts for one finger
 * @param decibans how alike the two are
 * @param clear whether both prints are
 */
record ComparedPair(double score, double clarity, boolean alike, double decibans, boolean clear) {
  /** Compares a print, whose matcher that is, with another. */
  static ComparedPair of(FingerTemplate one, FingerprintMatcher matcher, FingerTemplate other) {
    double score = matcher.match(SourceAfis.template(other));
    double excess = Evidence.excess(score, one.size(), other.size());
    return new ComparedPair(
        score,
        Contradiction.clarity(one, other),
        excess > 0,
        Evidence.decibans(excess, 1),
        Contradiction.isClear(one, other));
  }

  /** What it says against one finger by a curve, in decibans; nothing where the two are alike. */
  double against(ContradictionCurve curve) {
    return alike ? 0 : curve.decibans(score, clarity);
  }

  /** Whether it is enough alone because both prints are clear: by this rule and the earlier one. */
  boolean isClearlyUnlike() {
    return !alike && clear;
  }
}
