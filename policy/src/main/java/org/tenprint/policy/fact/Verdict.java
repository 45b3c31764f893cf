package org.tenprint.policy.fact;

/** What a reviewer found. */
public enum Verdict {
  MATCH,
  NO_MATCH,
  CITIZEN,
  NOT_CITIZEN,
  RELEASE,
  WITHHOLD
}
