package org.tenprint.formats;

/** Why an input was refused. The names are stable: they are answered to senders and stored. */
public enum FormatCode {
  /** There are no bytes. */
  EMPTY,
  /** The input, or a part of it, is larger than the {@link Limits} allow. */
  TOO_LARGE,
  /** A length or count points beyond the end of what is there. */
  TRUNCATED,
  /** Bytes follow after the structure has ended. */
  TRAILING_BYTES,
  /** The bytes are not of the format that was asked for, or of none that is known. */
  UNKNOWN_FORMAT,
  /** The format is known; this edition or option of it is not read. */
  UNSUPPORTED,

  /** A stated length contradicts the structure it covers. */
  BAD_LENGTH,
  /** A field does not start with a tag {@code type.number:} of its own record. */
  BAD_TAG,
  /** A separator is missing or stands where none may be. */
  BAD_SEPARATOR,
  /** A text field holds a control character. */
  BAD_CHARACTER,
  /** A number, date or code is malformed or out of its range. */
  BAD_VALUE,
  /** A mandatory field is absent or empty. */
  MISSING_FIELD,
  /** A field occurs twice in one record. */
  DUPLICATE_FIELD,
  /** A record type that the standard does not define stands in the table of contents. */
  BAD_RECORD_TYPE,
  /** The table of contents (1.003) states another number of records than it lists. */
  COUNT_MISMATCH,
  /** A record's IDC is not the one that the table of contents (1.003) gives it. */
  IDC_MISMATCH,

  /** The finger position is none of the standard's, or not one that a print can have. */
  BAD_FINGER_POSITION,
  /** The impression type is none of the standard's. */
  BAD_IMPRESSION_TYPE,
  /** The compression is none of those that are read. */
  BAD_COMPRESSION,
  /** The resolution is missing or outside of what fingerprints are scanned with. */
  BAD_RESOLUTION,
  /** The image's sides are below or above the limits. */
  BAD_DIMENSIONS,
  /** The image's own header states other sides than its record. */
  DIMENSIONS_MISMATCH,
  /** The image's inner structure is broken. */
  CORRUPT_IMAGE,
  /** The minutiae record's inner structure is broken. */
  CORRUPT_MINUTIAE,
  /** Several fingers in one image, without segmentation and not separable: never one finger. */
  SLAP_NOT_SEGMENTED
}
