package org.tenprint.benchmarks.matching;

import org.tenprint.matching.prints.FingerTemplate;

/**
 * The rule of {@code two-stage-6} for a finger that is not alike: it contradicts where both prints
 * are clear, each for itself. To measure the rule of today beside it, on the same comparisons.
 */
final class EarlierRule {
  private static final int CLEAR_MINUTIAE = 45;
  private static final int CLEAR_QUALITY = 60;

  private EarlierRule() {}

  /** Whether two prints that are not alike are of two fingers, by that rule. */
  static boolean contradicts(FingerTemplate one, FingerTemplate other) {
    return isClear(one) && isClear(other);
  }

  private static boolean isClear(FingerTemplate print) {
    return print.size() >= CLEAR_MINUTIAE && print.quality() >= CLEAR_QUALITY;
  }
}
