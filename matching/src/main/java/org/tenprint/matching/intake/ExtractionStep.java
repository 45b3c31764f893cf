package org.tenprint.matching.intake;

/** What is done with an image, in this order, until it is refused or a template. */
public enum ExtractionStep {
  /** Read to pixels. */
  PIXELS,
  /** Looked at for ridges, by {@code PrintQuality}. */
  RIDGES,
  /** Its minutiae extracted by SourceAFIS, with a look at its stages in between. */
  FEATURES,
  /** Its resolution doubted by the period of its ridges. */
  PERIOD,
  /** Its minutiae made our template. */
  TEMPLATE
}
