/**
 * From what arrives (images, standard minutiae records) to finger templates. Invariants: a header
 * is checked before anything is allocated or decoded by its numbers; whatever is wrong with a print
 * ends in an {@link org.tenprint.matching.intake.ExtractionRefusal} for that finger, never in an
 * exception.
 */
package org.tenprint.matching.intake;
