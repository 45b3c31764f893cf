/**
 * ANSI/NIST-ITL files in traditional encoding (NIST SP 500-290 and its forerunners ITL 1-2000 and
 * 1-2007, FBI EBTS): a tokenizer over FS, GS, RS and US, records by their own stated length and
 * never by searching for a separator, the table of contents held against what is there, a view of
 * the fingers, and a writer. A file is read whole or refused; one bad image refuses that impression
 * alone.
 */
package org.tenprint.formats.annist;
