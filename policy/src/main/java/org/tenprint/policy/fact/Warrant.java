package org.tenprint.policy.fact;

/** The paper behind a request. */
public enum Warrant {
  NONE,
  JUDICIAL
}
