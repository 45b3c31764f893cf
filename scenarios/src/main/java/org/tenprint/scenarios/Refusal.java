package org.tenprint.scenarios;

import org.tenprint.policy.Admission;

/** Why a booking or an instrument was refused at the door. */
public enum Refusal {
  /** A booking names an agency that nobody knows. */
  UNKNOWN_ORI,
  /** The booking agency's tcn again, with other content. */
  DUPLICATE_TCN,
  /** {@link Admission#BAD_INTERVAL}. */
  BAD_INTERVAL,
  /** {@link Admission#SHARE_NOT_LOCAL}. */
  SHARE_NOT_LOCAL,
  /** {@link Admission#UNKNOWN_SCOPE}. */
  UNKNOWN_SCOPE;

  /** The refusal of an instrument. */
  public static Refusal of(Admission admission) {
    return valueOf(admission.name());
  }
}
