package org.tenprint.policy.offence;

/** To which day a look-back counts. */
public enum CountedTo {
  /** To the day of the booking. */
  BOOKING,
  /** To the day on which an agency is asked. */
  REQUEST
}
