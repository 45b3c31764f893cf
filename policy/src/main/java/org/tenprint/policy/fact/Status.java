package org.tenprint.policy.fact;

/** What the immigration record says. */
public enum Status {
  UNKNOWN,
  REMOVABLE,
  LAWFUL_PERMANENT_RESIDENT,
  CITIZEN,
  PENDING
}
