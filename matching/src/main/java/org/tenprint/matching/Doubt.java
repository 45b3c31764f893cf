package org.tenprint.matching;

/** Why a result is GREY. The names are public: they stand in identifications. */
public enum Doubt {
  /** The best candidate lies between the thresholds. */
  BELOW_MATCH,
  /** A second candidate lies beyond the match threshold, too. */
  SECOND_CANDIDATE,
  /**
   * Fingers are all but surely not the candidate's ({@link FingerVerdict#CONTRADICTS}), one alone
   * or several together: the prints may be those of two people, or those of the candidate's record
   * are ({@link ForeignEncounters}), or labels are wrong.
   */
  FINGER_CONTRADICTS,
  /**
   * Fewer than half of the card's fingers agree, or half of six or more, those counted that the
   * record does not have.
   */
  FEW_FINGERS_AGREE,
  /**
   * Of a finger of the card nothing shows that it is the candidate's ({@link
   * FingerAgreement#notShown}), where a MATCH wants that of every finger ({@link
   * Thresholds#everyFinger}).
   */
  FINGER_NOT_SHOWN
}
