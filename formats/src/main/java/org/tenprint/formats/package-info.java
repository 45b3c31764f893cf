/**
 * Bounded reading of the files in which fingerprints arrive. The invariants: nothing is allocated
 * from a length that was not first held against the bytes that are there and against {@link
 * org.tenprint.formats.Limits}; whatever cannot be read ends in a {@link
 * org.tenprint.formats.FormatException} with a code, a byte offset and a sentence that says what to
 * mend, and never in an unchecked exception; no message repeats a value of a descriptive field, so
 * that messages may be logged.
 */
package org.tenprint.formats;
