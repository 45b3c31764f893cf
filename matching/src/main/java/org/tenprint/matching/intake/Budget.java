package org.tenprint.matching.intake;

/** What an extraction may cost yet. */
interface Budget {
  /** Takes off what comes next, or nothing and says false where less is left. */
  boolean spend(double nominalMillis);
}
