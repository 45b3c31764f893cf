/**
 * How prints were found alike, for a person to look at. Invariants: nothing is drawn of a booking
 * that was or is to be forgotten, or where that cannot be known; whose prints are drawn was
 * recorded before; the same records give the same bytes; what is drawn is minutiae, never an image
 * or a name.
 */
package org.tenprint.audit.prints;
