package org.tenprint.policy.decision;

/** Whether something is on its way. */
public enum Sending {
  /** Nothing is, or will be without a new decision. */
  NOTHING,
  /** Permitted, and waits for the first dispatch. */
  WAITING,
  /** Permitted, a dispatch failed, waits for the next. */
  FAILED,
  /**
   * Withheld as protected, and a no-match is still owed, as it would be to a stranger's recipients.
   */
  NO_MATCH_OWED,
  /** It went out. */
  SENT
}
