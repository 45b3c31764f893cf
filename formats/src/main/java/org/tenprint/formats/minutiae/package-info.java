/**
 * Finger minutiae records (ISO/IEC 19794-2:2005 and 2011, ANSI INCITS 378-2004 and 2009) as far as
 * intake needs them: is the structure whole, which fingers does it hold, how many minutiae. No
 * minutia is kept; matching reads the bytes itself.
 */
package org.tenprint.formats.minutiae;
