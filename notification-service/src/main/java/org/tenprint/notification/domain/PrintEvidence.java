package org.tenprint.notification.domain;

import java.util.List;
import java.util.Optional;

/**
 * What the engine found, for an examiner who is to say whether the prints are one person's.
 *
 * @param candidate the subject whose record it is about
 * @param doubt why it is grey, by name; empty where that was not told
 * @param score fused score of the candidate; empty where that was not told
 * @param runnerUp of the next subject; empty where there was none
 * @param matchFrom score from which it is a match
 * @param greyFrom score from which it is grey
 * @param gallery subjects that were searched
 * @param engine and its version
 * @param fingers what each says; empty where that was not told
 */
public record PrintEvidence(
    String candidate,
    Optional<String> doubt,
    Optional<Double> score,
    Optional<Double> runnerUp,
    double matchFrom,
    double greyFrom,
    long gallery,
    String engine,
    Optional<Fingers> fingers) {

  /**
   * Positions of fingers, 1 to 10.
   *
   * @param agreeing more alike than the fingers of strangers
   * @param undecided compared, and not clear enough to say
   * @param contradicting both clear, and not alike
   * @param lackingInRecord of the booking alone
   * @param lackingOnCard of the candidate's record alone
   */
  public record Fingers(
      List<Integer> agreeing,
      List<Integer> undecided,
      List<Integer> contradicting,
      List<Integer> lackingInRecord,
      List<Integer> lackingOnCard) {
    /** Copies. */
    public Fingers {
      agreeing = List.copyOf(agreeing);
      undecided = List.copyOf(undecided);
      contradicting = List.copyOf(contradicting);
      lackingInRecord = List.copyOf(lackingInRecord);
      lackingOnCard = List.copyOf(lackingOnCard);
    }
  }
}
