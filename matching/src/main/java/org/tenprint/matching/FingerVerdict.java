package org.tenprint.matching;

/**
 * What one finger says when a probe is compared with a candidate. A finger that is not alike may be
 * a poor print of the same finger; it is held against the candidate only where it alone, or all
 * that are not alike together, leave next to no room for that: by their scores ({@link
 * Contradiction}), or because its minutiae lie as a stranger's do ({@link Likeness}).
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
  /**
   * Not alike; that may be for how the prints were taken, and cannot be told by them. Or alike to
   * the candidate's finger under another label: then it has a score ({@link
   * FingerAgreement#misplaced}).
   */
  UNDECIDED,
  /**
   * All but surely another's: it, or together with others that are not alike. Its score may be one
   * that agrees, as one stranger's in fifteen does; or one that confirms, where the candidate's
   * record holds the prints of two people ({@link ForeignEncounters}).
   */
  CONTRADICTS;

  private static final int CHANCE = 1000;

  private static final double CONFIRMING = 10 * Math.log10(CHANCE);

  /**
   * The verdict on two prints.
   *
   * @param excess of their score ({@link Evidence#excess})
   * @param against whether they count against the candidate, should they not be alike
   */
  static FingerVerdict of(double excess, boolean against) {
    if (excess > 0) {
      return confirms(Evidence.decibans(excess, 1)) ? CONFIRMS : AGREES;
    }
    return against ? CONTRADICTS : UNDECIDED;
  }

  /** Whether so many decibans of one finger are enough for {@link #CONFIRMS}. */
  static boolean confirms(double decibans) {
    return decibans >= CONFIRMING;
  }

  /** Whether it speaks for the candidate. */
  public boolean agrees() {
    return this == CONFIRMS || this == AGREES;
  }
}
