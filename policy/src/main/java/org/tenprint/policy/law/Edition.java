package org.tenprint.policy.law;

import java.util.Optional;

/**
 * By which reading of the rules a step of a case is taken. Each step states its own, so that one of
 * before is taken again as it was.
 */
public enum Edition {
  /** What people released of a possible minor counted for every later request. */
  FIRST,
  /** What people release of a possible minor on one request counts for no later one. */
  SECOND,
  /**
   * Of several requests that were delivered to an agency each stands, and is recalled, by itself.
   */
  THIRD,
  /** What two people approved stands, whatever is recorded under its id later. */
  FOURTH,
  /**
   * A permit that cannot be read, or does not apply yet, may keep back what another permits; whom
   * people found to be nobody has no record; an agency that is asked is heard with what its own
   * place keeps back; and the names of holds tell ids with blanks apart.
   */
  FIFTH,
  /** What was over before a protection was reported does not end it. */
  SIXTH,
  /**
   * Of whom people found to be nobody no agency is asked, whatever held the request; and what was
   * over before a booking that states a protection does not end it.
   */
  SEVENTH,
  /**
   * A charge whose dismissal one person reports may stand, and may not: two are wanted; and what
   * the methods below say.
   */
  EIGHTH,
  /** What its methods below say. */
  NINTH,
  /** A notice that waits for its recipient's topic keeps those behind it waiting. */
  TENTH,
  /** What its methods below say. */
  ELEVENTH,
  /** What its methods below say. */
  TWELFTH;

  /** By which steps are taken now. */
  public static final Edition PRESENT = TWELFTH;

  /** Whether each delivered request stands by itself, and not the last alone. */
  public boolean keepsEachRequest() {
    return compareTo(THIRD) >= 0;
  }

  /**
   * Whether an instrument that two people approved stands as it was approved, and not as the last
   * record of its id has it.
   */
  public boolean keepsWhatWasApproved() {
    return compareTo(FOURTH) >= 0;
  }

  /**
   * Whether a permit that cannot be read, or does not apply yet, leaves in doubt what rests on
   * there being none.
   */
  public boolean doubtsUnreadPermits() {
    return compareTo(FIFTH) >= 0;
  }

  /** Whether of whom people found to be nobody, no record counts. */
  public boolean forgetsTheRecordOfNobody() {
    return compareTo(FIFTH) >= 0;
  }

  /** Whether the names of holds tell apart ids that have blanks. */
  public boolean tellsIdsApart() {
    return compareTo(FIFTH) >= 0;
  }

  /** Whether what an asked agency's own place keeps back counts, wherever the booking is. */
  public boolean hearsTheAskedAgency() {
    return compareTo(FIFTH) >= 0;
  }

  /** Whether it is read what a request is for. */
  public boolean readsPurposes() {
    return compareTo(FIFTH) >= 0;
  }

  /**
   * Whether it is kept when a person was reported to be protected. What was kept of before has no
   * such time, so steps of then are taken again without.
   */
  public boolean remembersWhenProtected() {
    return compareTo(SIXTH) >= 0;
  }

  /** Whether of nobody no agency is asked, nor anybody told that one was. */
  public boolean asksNobodyOfNobody() {
    return compareTo(SEVENTH) >= 0;
  }

  /** Whether a protection that the booking itself states is one of that time. */
  public boolean datesTheBookingsProtection() {
    return compareTo(SEVENTH) >= 0;
  }

  /** The same where an earlier report of it was kept: the later of both times counts. */
  public boolean datesEveryProtection() {
    return compareTo(EIGHTH) >= 0;
  }

  /** Whether no message names an order about one booking that cannot be read. */
  public boolean tellsOfNoUnreadOrder() {
    return compareTo(EIGHTH) >= 0;
  }

  /** Whether what is held of whom is protected is held on, as a stranger's, since it was. */
  public boolean holdsOnOfAStranger() {
    return compareTo(EIGHTH) >= 0;
  }

  /** Whether it is kept which withholdings of an asked agency's own place were known. */
  public boolean knowsWhatTheAskedWithholds() {
    return compareTo(EIGHTH) >= 0;
  }

  /** Whether two people are wanted for a charge to be dismissed. */
  public boolean wantsTwoToDismiss() {
    return compareTo(EIGHTH) >= 0;
  }

  /**
   * Whether of what people report of a dismissed charge each person's paper counts; before, the
   * last paper alone, whoever reported it.
   */
  public boolean keepsEachPersonsPaper() {
    return compareTo(TWELFTH) >= 0;
  }

  /** Whether dismissed charges are kept, and stand again once two people take that back. */
  public boolean keepsWhatWasDismissed() {
    return compareTo(TWELFTH) >= 0;
  }

  /** Whether a hold that ran out is over before what a step brings, and not after it. */
  public boolean endsFirstWhatRanOut() {
    return compareTo(EIGHTH) >= 0;
  }

  /**
   * Whether a hold that ran out ends by what was in force and known at its last instant, and not at
   * that of the step.
   */
  public boolean endsAsOfTheLastInstant() {
    return compareTo(NINTH) >= 0;
  }

  /**
   * Whether it is kept by which reference data a hold was said; by others it does not end by what
   * was in force at its last instant, but runs out.
   */
  public boolean keepsTheReferenceData() {
    return compareTo(NINTH) >= 0;
  }

  /**
   * Whether a class of which booking and record contradict each other is in doubt, and a
   * magistrate's finding where charges of several codes stand.
   */
  public boolean doubtsWhatIsContradicted() {
    return compareTo(EIGHTH) >= 0;
  }

  /** Whether it is kept which convictions booking and record both state. */
  public boolean knowsWhatBothState() {
    return compareTo(NINTH) >= 0;
  }

  /**
   * Whether what waits for a push is decided again with the next step before which its recipient is
   * reached without one.
   */
  public boolean tellsWhoIsReachedAgain() {
    return compareTo(NINTH) >= 0;
  }

  /**
   * Whether a notice that waits for a push keeps those behind it waiting, as one that is held does;
   * before, the next took its place.
   */
  public boolean keepsThoseBehindOneThatWaits() {
    return compareTo(TENTH) >= 0;
  }

  /**
   * Whether a record of the instruments topic keeps back from the earlier of the time that it
   * states and the log's, and lets out from the later one; before, it was as it states.
   */
  public boolean timesRecordsByBoth() {
    return compareTo(ELEVENTH) >= 0;
  }

  /**
   * Whether a notice that waits for a push stands beside what is taken back as one that is held
   * does; before, it and those behind it were forgotten with the recall of another.
   */
  public boolean keepsWaitingNoticesThroughRecalls() {
    return compareTo(ELEVENTH) >= 0;
  }

  /** Whether so many choices of doubted charges are decided and no more. */
  public boolean boundsDoubtedCharges() {
    return compareTo(NINTH) >= 0;
  }

  /** From 1. */
  public int number() {
    return ordinal() + 1;
  }

  /** That of a number; empty where it is none, or a later version's. */
  public static Optional<Edition> of(int number) {
    return number >= 1 && number <= values().length
        ? Optional.of(values()[number - 1])
        : Optional.empty();
  }
}
