/**
 * Finger minutiae records (ISO/IEC 19794-2:2005 and 2011, ANSI INCITS 378-2004 and 2009) as far as
 * intake needs them: is the structure whole, which fingers does it hold, how many minutiae, and the
 * record of one view alone. Invariant: what is accepted though it departs from its edition has one
 * meaning only, and the record of a view says it by the book: those bytes are what the engine's
 * library is given.
 */
package org.tenprint.formats.minutiae;
