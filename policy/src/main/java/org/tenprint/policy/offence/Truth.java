package org.tenprint.policy.offence;

/**
 * Whether a condition holds. UNSURE: what is not known could change it, such as an offence code
 * that no table has, a purpose that was not stated, or an order that one person alone reported.
 */
public enum Truth {
  YES,
  NO,
  UNSURE;

  /** Both. */
  public Truth and(Truth other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == UNSURE || other == UNSURE ? UNSURE : YES;
  }

  /** Either. */
  public Truth or(Truth other) {
    return not().and(other.not()).not();
  }

  /** The opposite. */
  public Truth not() {
    return this == UNSURE ? UNSURE : this == YES ? NO : YES;
  }

  /** YES for true. */
  public static Truth of(boolean value) {
    return value ? YES : NO;
  }
}
