package org.tenprint.scenarios;

import org.tenprint.policy.law.Admission;

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
  UNKNOWN_SCOPE,
  /** {@link Admission#BOOKING_NOT_A_COURTS}. */
  BOOKING_NOT_A_COURTS,
  /** {@link Admission#BEYOND_ITS_STATE}. */
  BEYOND_ITS_STATE,
  /** {@link Admission#UNKNOWN_SCHEME}. */
  UNKNOWN_SCHEME,
  /** {@link Admission#UNKNOWN_CALENDAR}. */
  UNKNOWN_CALENDAR,
  /** {@link Admission#CALENDAR_ENDS}. */
  CALENDAR_ENDS,
  /** {@link Admission#OUT_OF_BOUNDS}. */
  OUT_OF_BOUNDS,
  /** {@link Admission#EMPTY_CONDITION}. */
  EMPTY_CONDITION,
  /** {@link Admission#TRIAL_NOT_OF_JUVENILES}. */
  TRIAL_NOT_OF_JUVENILES,
  /** {@link Admission#NOT_ITS_REASON}. */
  NOT_ITS_REASON,
  /** {@link Admission#FIELDS_NOT_WITHHELD}. */
  FIELDS_NOT_WITHHELD,
  /** {@link Admission#FIELDS_NOT_TOLD}. */
  FIELDS_NOT_TOLD,
  /** {@link Admission#FIELDS_TELL_THEMSELVES}. */
  FIELDS_TELL_THEMSELVES,
  /** {@link Admission#IMPORTED_AHEAD}. */
  IMPORTED_AHEAD,
  /** {@link Admission#UNKNOWN_UNLESS}. */
  UNKNOWN_UNLESS,
  /** {@link Admission#ENDS_IN_A_CIRCLE}. */
  ENDS_IN_A_CIRCLE;

  /** The refusal of an instrument. */
  public static Refusal of(Admission admission) {
    return valueOf(admission.name());
  }
}
