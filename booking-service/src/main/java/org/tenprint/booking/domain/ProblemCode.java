package org.tenprint.booking.domain;

/**
 * Why a field is refused. The names are stable: they are answered to senders and stand in receipts.
 */
public enum ProblemCode {
  /** Mandatory and not there. */
  MISSING_FIELD,
  /** The format has no such field. */
  UNKNOWN_FIELD,
  /** Text where a number is due, or the like. */
  WRONG_TYPE,
  /** Longer, or more of them, than is accepted. */
  TOO_LONG,
  /** More entries than are accepted. */
  TOO_MANY,
  /** A control character. */
  BAD_CHARACTER,
  /** Not of the field's form or none of its values. */
  BAD_VALUE,

  /** The TCN is not of its form. */
  BAD_TCN,
  /** The ORI is not nine capital letters and digits. */
  BAD_ORI,
  /** Nobody knows this ORI. */
  UNKNOWN_ORI,
  /** The booking agency is not the one to which the topic belongs. */
  ORI_NOT_OF_TOPIC,
  /** The record's key is not the TCN. */
  KEY_NOT_TCN,
  /** Not an ISO-8601 instant with an offset. */
  BAD_TIME,
  /** Not a date of the calendar. */
  BAD_DATE,
  /** A date or instant that is still to come. */
  IN_FUTURE,
  /** A birth date after the booking. */
  BORN_AFTER_BOOKING,
  /** A charge of a day after the booking. */
  OCCURRED_AFTER_BOOKING,
  /** A charge without its NCIC code. */
  CHARGE_WITHOUT_CODE,
  /** An NCIC code that is not four digits. */
  BAD_NCIC_CODE,
  /** Not an ISO-8601 period. */
  BAD_PERIOD,

  /** There is no print. */
  NO_PRINTS,
  /** Every finger is said to be missing: there is nothing to search for. */
  ALL_FINGERS_ABSENT,
  /** None of the prints can be used. */
  NO_USABLE_PRINT,
  /** Two prints of one finger. */
  DUPLICATE_FINGER,
  /** The same bytes stand for two fingers. */
  DUPLICATE_IMAGE,
  /** A finger has a print and is said to be missing. */
  FINGER_BOTH_PRINTED_AND_MISSING,
  /** The template speaks of another finger than the submission. */
  FINGER_MISMATCH,
  /** The data is not what its format says. */
  FORMAT_MISMATCH,
  /** Not base64. */
  BAD_BASE64,
  /** The same TCN came before with other content. */
  DUPLICATE_TCN,

  // from here on what reading a file or an image found, by the names that the readers give it
  EMPTY,
  TOO_LARGE,
  TRUNCATED,
  TRAILING_BYTES,
  UNKNOWN_FORMAT,
  UNSUPPORTED,
  BAD_LENGTH,
  BAD_TAG,
  BAD_SEPARATOR,
  DUPLICATE_FIELD,
  BAD_RECORD_TYPE,
  COUNT_MISMATCH,
  IDC_MISMATCH,
  BAD_FINGER_POSITION,
  BAD_IMPRESSION_TYPE,
  BAD_COMPRESSION,
  BAD_RESOLUTION,
  BAD_DIMENSIONS,
  DIMENSIONS_MISMATCH,
  CORRUPT_IMAGE,
  CORRUPT_MINUTIAE,
  SLAP_NOT_SEGMENTED
}
