package org.tenprint.policy.offence;

/** Gravity by a scheme, the gravest last. */
public enum Level {
  NONE,
  L3,
  L2,
  L1;

  /** Whether it is that level or a graver one. */
  public boolean atLeast(Level other) {
    return compareTo(other) >= 0;
  }
}
