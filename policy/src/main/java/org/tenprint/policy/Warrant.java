package org.tenprint.policy;

/** The paper behind a request. */
public enum Warrant {
  NONE,
  JUDICIAL
}
