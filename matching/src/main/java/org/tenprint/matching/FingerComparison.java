package org.tenprint.matching;

import org.tenprint.matching.prints.FingerTemplate;

/**
 * What became of comparing one finger of a probe with a candidate's.
 *
 * @param verdict what it says
 * @param score how alike the two are, by this finger alone: ten times the decimal logarithm of one
 *     over the share of strangers' fingers that are as alike (decibans, {@link Evidence}); 0 where
 *     it is nothing beyond chance
 */
public record FingerComparison(FingerVerdict verdict, double score) {
  /**
   * Of two prints.
   *
   * @param excess of their score ({@link Evidence#excess})
   */
  static FingerComparison of(double excess, FingerTemplate one, FingerTemplate other) {
    return new FingerComparison(FingerVerdict.of(excess, one, other), Evidence.decibans(excess, 1));
  }
}
