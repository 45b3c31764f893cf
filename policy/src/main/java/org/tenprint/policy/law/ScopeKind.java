package org.tenprint.policy.law;

/** Kind of a place that a scope names. */
public enum ScopeKind {
  NATION,
  STATE,
  COUNTY,
  ORI,
  /** The counties for which a field office is responsible. */
  FIELD_OFFICE
}
