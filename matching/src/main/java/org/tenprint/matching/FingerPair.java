package org.tenprint.matching;

import org.tenprint.matching.prints.FingerTemplate;

/**
 * A finger of a probe and a candidate's, compared.
 *
 * @param score SourceAFIS score
 */
record FingerPair(FingerTemplate one, FingerTemplate other, double score) {
  /** What the score counts for the candidate. */
  double excess() {
    return Evidence.excess(score, one.size(), other.size());
  }

  /** How alike the two are, in decibans of one finger. */
  double decibans() {
    return Evidence.decibans(excess(), 1);
  }

  /** What it says against the candidate, in decibans; 0 of a finger that is alike. */
  double against() {
    return excess() > 0 ? 0 : Contradiction.decibans(score, one, other);
  }

  /**
   * What became of it.
   *
   * @param conflict whether the fingers of the card that are not alike contradict
   */
  FingerComparison comparison(boolean conflict) {
    return new FingerComparison(
        FingerVerdict.of(excess(), conflict && against() >= Contradiction.SAYS), decibans());
  }

  /** What became of it where the other is not the one that the finger's label names. */
  FingerComparison misplaced(boolean conflict) {
    return excess() > 0
        ? new FingerComparison(FingerVerdict.UNDECIDED, decibans())
        : comparison(conflict);
  }
}
