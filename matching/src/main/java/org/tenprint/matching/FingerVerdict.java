package org.tenprint.matching;

import org.tenprint.matching.prints.FingerTemplate;

/**
 * What one finger says when a probe is compared with a candidate. A finger that is not alike may be
 * a poor print of the same finger; it is held against the candidate only where that is all but
 * excluded: both prints are clear, and they are no more alike than those of strangers.
 *
 * <p>Of genuine pairs of clear prints none contradicts among 5,966 of synthetic people as pressed
 * at a booking, 1,943 as at an unattended sensor, 104 grown and extracted, and 97 of FVC2002; one
 * finger did on 500 further genuine cards of an unattended sensor. Strangers' do all but always.
 * Half of the prints of a booking are so clear. The figures are those of {@code
 * docs/benchmarks/matching.md}.
 */
public enum FingerVerdict {
  /**
   * The candidate's for all that is known: of strangers' fingers one in {@value #CHANCE} at most is
   * as alike. Two of 6,960 pairs of FVC2002 are, none of 32,000 synthetic ones; of genuine pairs
   * 97.3 % as pressed at a booking, 87.8 % at an unattended sensor, 85.9 % of FVC2002.
   */
  CONFIRMS,
  /** More alike than strangers' fingers but one in fifteen. */
  AGREES,
  /** Not alike; one of the prints is not clear enough to say more. */
  UNDECIDED,
  /** Both prints are clear and not alike: of two fingers. */
  CONTRADICTS;

  /** Minutiae that a clear print has. */
  static final int CLEAR_MINUTIAE = 45;

  /** Quality that a clear print has. */
  static final int CLEAR_QUALITY = 60;

  private static final int CHANCE = 1000;

  private static final double CONFIRMING = 10 * Math.log10(CHANCE);

  /**
   * The verdict on two prints.
   *
   * @param excess of their score ({@link Evidence#excess})
   */
  static FingerVerdict of(double excess, FingerTemplate one, FingerTemplate other) {
    if (excess > 0) {
      return Evidence.decibans(excess, 1) >= CONFIRMING ? CONFIRMS : AGREES;
    }
    return isClear(one) && isClear(other) ? CONTRADICTS : UNDECIDED;
  }

  /** Whether it speaks for the candidate. */
  public boolean agrees() {
    return this == CONFIRMS || this == AGREES;
  }

  private static boolean isClear(FingerTemplate print) {
    return print.size() >= CLEAR_MINUTIAE && print.quality() >= CLEAR_QUALITY;
  }
}
