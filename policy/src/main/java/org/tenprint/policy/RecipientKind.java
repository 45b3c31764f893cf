package org.tenprint.policy;

/** Kind of a recipient. */
public enum RecipientKind {
  FIELD_OFFICE,
  SIB,
  AGENCY
}
