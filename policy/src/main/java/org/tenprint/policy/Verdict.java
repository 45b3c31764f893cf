package org.tenprint.policy;

/** What a reviewer found. */
public enum Verdict {
  MATCH,
  NO_MATCH,
  CITIZEN,
  NOT_CITIZEN,
  RELEASE,
  WITHHOLD
}
