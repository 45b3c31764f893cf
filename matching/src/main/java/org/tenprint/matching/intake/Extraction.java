package org.tenprint.matching.intake;

import org.tenprint.matching.prints.FingerTemplate;

/** What became of one print. */
public sealed interface Extraction {
  /** It gave a template. */
  record Extracted(FingerTemplate template) implements Extraction {}

  /** It did not, for a reason. */
  record Refused(ExtractionRefusal reason) implements Extraction {}
}
