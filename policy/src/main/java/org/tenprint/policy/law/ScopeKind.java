package org.tenprint.policy.law;

/** Kind of what a scope names: a place, or a booking. */
public enum ScopeKind {
  NATION,
  STATE,
  COUNTY,
  ORI,
  /** The counties for which a field office is responsible. */
  FIELD_OFFICE,
  /** One booking, wherever it is. */
  BOOKING
}
