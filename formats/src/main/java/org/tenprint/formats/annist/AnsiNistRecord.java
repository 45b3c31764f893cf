package org.tenprint.formats.annist;

/** One logical record of a file. */
public sealed interface AnsiNistRecord permits TaggedRecord, FixedImageRecord, OpaqueRecord {
  /** The record type: 1, 2, 4, 14 and so on. */
  int type();

  /** The information designation character (IDC); 0 for Type-1. */
  int idc();

  /** Where the record starts in the file it was read from; 0 in a record to be written. */
  int offset();
}
