package org.tenprint.policy.fact;

/** What a reviewer found. */
public enum Verdict {
  MATCH,
  NO_MATCH,
  CITIZEN,
  NOT_CITIZEN,
  RELEASE,
  WITHHOLD;

  /** Whether it says whose the prints are, which is for an examiner to say. */
  public boolean ofPrints() {
    return this == MATCH || this == NO_MATCH;
  }
}
