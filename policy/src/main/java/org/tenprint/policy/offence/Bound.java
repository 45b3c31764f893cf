package org.tenprint.policy.offence;

/** Direction of a condition on a level. */
public enum Bound {
  AT_LEAST,
  BELOW
}
