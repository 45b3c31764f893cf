package org.tenprint.policy.fact;

/** Kind of a recipient. */
public enum RecipientKind {
  FIELD_OFFICE,
  SIB,
  AGENCY
}
