package org.tenprint.policy.law;

/** Kind of a scope. */
public enum ScopeKind {
  NATION,
  STATE,
  COUNTY,
  ORI
}
