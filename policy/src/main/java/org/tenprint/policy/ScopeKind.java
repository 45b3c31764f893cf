package org.tenprint.policy;

/** Kind of a scope. */
public enum ScopeKind {
  NATION,
  STATE,
  COUNTY,
  ORI
}
