package org.tenprint.policy.law;

/** Since when the time is counted within which an agency is asked. */
public enum AskedSince {
  /** Since the booking. */
  BOOKING,
  /**
   * Since the person would otherwise have been released, which no event states: not before the
   * booking, and else for people to say.
   */
  RELEASE
}
