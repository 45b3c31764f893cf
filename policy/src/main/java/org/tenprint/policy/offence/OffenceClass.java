package org.tenprint.policy.offence;

/** Class of the offence of a conviction. */
public enum OffenceClass {
  UNKNOWN,
  MISDEMEANOR,
  FELONY,
  AGGRAVATED_FELONY
}
