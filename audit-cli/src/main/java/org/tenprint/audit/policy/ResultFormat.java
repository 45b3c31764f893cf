package org.tenprint.audit.policy;

/** How the results of scenarios are printed. */
public enum ResultFormat {
  /** A line a scenario, for a person. */
  table,
  /** One JSON document. */
  json,
  /** JUnit's XML, for a build server. */
  junit
}
