/**
 * From what arrives (images, standard minutiae records) to finger templates. Invariants: prints are
 * read by {@code formats} alone, as the door reads them; whatever is wrong with a print ends in an
 * {@link org.tenprint.matching.intake.ExtractionRefusal} for that finger, never in an exception.
 *
 * <p>Public, each for its use: {@code Print} is what comes, {@code TemplateExtractor} and {@code
 * Extraction} what is made of it, {@code ExtractionStep} by which steps, for who measures, {@code
 * ExtractionRefusal} why not, {@code ExtractionBudget} what a booking's prints may cost together,
 * {@code BookedPrints} several of them at a time, {@code RepeatedFingers} which of them are one
 * finger's.
 */
package org.tenprint.matching.intake;
