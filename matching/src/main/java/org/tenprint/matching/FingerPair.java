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

  /** Whether the score alone is enough for {@link FingerVerdict#CONFIRMS}. */
  boolean confirms() {
    return FingerVerdict.confirms(decibans());
  }

  /**
   * How far the two speak for one finger by how their minutiae lie ({@link Likeness}), in decibans;
   * where the score confirms, how alike they are by that.
   *
   * @param turn degrees by which the print is taken to lie turned, 0 of an upright one
   */
  double likeness(int turn) {
    return confirms() ? decibans() : Likeness.decibans(one, other, score, turn);
  }

  /**
   * Whether the score alone confirms that the one is the other's finger where several were tried.
   *
   * @param cost decibans that it must show beyond what is asked of one comparison
   */
  boolean confirmsAfter(double cost) {
    return FingerVerdict.confirms(decibans() - cost);
  }

  /** Whether the score confirms it, or how the minutiae lie shows it, after such a cost. */
  boolean isShownAfter(double cost, int turn) {
    return confirmsAfter(cost)
        || Likeness.decibans(one, other, score, turn) - cost >= Likeness.SHOWN;
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
