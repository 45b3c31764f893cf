package org.tenprint.matching;

import java.util.Comparator;

/**
 * A subject proposed for a probe.
 *
 * @param subjectId who
 * @param score evidence that the prints are of one person: ten times the decimal logarithm of one
 *     over the probability that the prints of two people compare as well (decibans, {@link
 *     Evidence}); never negative
 * @param fingersUsed how many fingers were compared to make the score
 * @param agreement what each finger says, also those that the score did not need: of the first
 *     candidate of a ranking; {@link FingerAgreement#NONE} of the others
 */
public record Candidate(
    String subjectId, double score, int fingersUsed, FingerAgreement agreement) {
  /** Best first; equal scores by subject id. */
  public static final Comparator<Candidate> RANKING =
      Comparator.comparingDouble(Candidate::score).reversed().thenComparing(Candidate::subjectId);

  /** The same, of whom the fingers say that. */
  Candidate saying(FingerAgreement said) {
    return new Candidate(subjectId, score, fingersUsed, said);
  }
}
