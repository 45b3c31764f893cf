package org.tenprint.matching;

/** Why a result is GREY. The names are public: they stand in identifications. */
public enum Doubt {
  /** The best candidate lies between the thresholds. */
  BELOW_MATCH,
  /** A second candidate lies beyond the match threshold, too. */
  SECOND_CANDIDATE,
  /**
   * A finger is positively not the candidate's ({@link FingerVerdict#CONTRADICTS}): the prints may
   * be those of two people, or one of the labels is wrong.
   */
  FINGER_CONTRADICTS,
  /** Fewer than half of the compared fingers agree, or half of six or more. */
  FEW_FINGERS_AGREE
}
