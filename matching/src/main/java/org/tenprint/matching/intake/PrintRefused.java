package org.tenprint.matching.intake;

/**
 * Carries a refusal from where it is noticed to {@link TemplateExtractor}, inside this package
 * only.
 */
final class PrintRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final transient ExtractionRefusal reason;

  PrintRefused(ExtractionRefusal reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  ExtractionRefusal reason() {
    return reason;
  }
}
