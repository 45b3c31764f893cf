package org.tenprint.booking.domain;

/**
 * How far the answer to the booking agency itself is. It tells whether there is a message for the
 * agency and nothing of why: a withholding for a protected person, a refusal to receive and a level
 * that is not reached must not be told apart from what a no-match would have shown.
 */
public enum AgencyAnswer {
  /** Not decided yet, or waiting for people. */
  PENDING,
  /** A message is on the agency's own topic. */
  SENT,
  /** Decided; there is no message for the agency. */
  NONE
}
