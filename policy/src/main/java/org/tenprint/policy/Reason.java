package org.tenprint.policy;

import java.util.EnumSet;
import java.util.Set;

/** Why an outcome is as it is. */
public enum Reason {
  PERMITTED,
  RECIPIENT_REFUSED,
  NOT_ACTIVE,
  TERMINATED,
  NO_LOCAL_INSTRUMENT,
  JUVENILE,
  PROTECTED,
  SEALED,
  LEVEL,
  NO_CONVICTION,
  LOOK_BACK,
  NONSERIOUS,
  CITIZENSHIP_CLAIM,
  EXAMINER_REVIEW,
  COUNSEL,
  NO_MATCH,
  NO_RULE,
  ERROR,
  EXPIRED,
  CORRECTED,
  COURT_ORDER,
  NO_WARRANT;

  /** Those that the rules themselves give, and no instrument. */
  private static final Set<Reason> OF_THE_RULES =
      EnumSet.of(PROTECTED, SEALED, NO_MATCH, NO_RULE, ERROR, EXPIRED, CORRECTED);

  /** Whether an instrument of that effect may give it. */
  public boolean isOf(Effect effect) {
    return effect == Effect.PERMIT
        ? this == PERMITTED
        : this != PERMITTED && !OF_THE_RULES.contains(this);
  }
}
