package org.tenprint.matching.intake;

import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.List;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * Reads ISO/IEC 19794-2 and ANSI INCITS 378 minutiae records ("FMR"). The reader below allocates by
 * counts of one byte and by the bytes it has; the file's size is bounded before it is called.
 */
final class MinutiaeRecord {
  private static final int NO_IMAGE = -1;

  private MinutiaeRecord() {}

  static boolean matches(byte[] bytes) {
    return bytes.length >= 4
        && bytes[0] == 'F'
        && bytes[1] == 'M'
        && bytes[2] == 'R'
        && bytes[3] == 0;
  }

  static FingerTemplate read(byte[] bytes) throws PrintRefused {
    List<FingerprintTemplate> views;
    try {
      views = FingerprintCompatibility.importTemplates(bytes);
    } catch (RuntimeException damaged) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
    if (views.size() != 1) {
      throw new PrintRefused(
          views.isEmpty() ? ExtractionRefusal.TOO_FEW_MINUTIAE : ExtractionRefusal.SEVERAL_VIEWS);
    }
    return TemplateExtractor.template(views.get(0), NO_IMAGE);
  }
}
