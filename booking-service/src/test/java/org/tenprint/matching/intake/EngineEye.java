package org.tenprint.matching.intake;

import org.tenprint.formats.FormatException;
import org.tenprint.formats.image.GreyImage;

/** What the engine gives SourceAFIS of an image; tests look at it from beside it. */
public final class EngineEye {
  private EngineEye() {}

  /** The pixels; fails as the engine's reader does. */
  public static GreyImage pixels(Print print) throws FormatException {
    try {
      return TemplateExtractor.pixels(print, new ExtractionBudget());
    } catch (PrintRefused refused) {
      throw new AssertionError(refused.reason() + " is no matter of format", refused);
    }
  }
}
