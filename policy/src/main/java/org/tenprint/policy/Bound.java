package org.tenprint.policy;

/** Direction of a condition on a level. */
public enum Bound {
  AT_LEAST,
  BELOW
}
