package org.tenprint.policy.offence;

/** From which day a look-back counts. */
public enum CountedFrom {
  /** From the conviction. */
  CONVICTION,
  /** From the release from the custody to which the conviction led. */
  RELEASE
}
