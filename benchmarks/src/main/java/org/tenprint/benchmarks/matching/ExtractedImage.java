package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.Arrays;
import java.util.function.Consumer;
import org.tenprint.benchmarks.run.InputRefused;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.image.FingerImage;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.image.WsqWriter;
import org.tenprint.matching.intake.Extraction;
import org.tenprint.matching.intake.ExtractionStep;
import org.tenprint.matching.intake.Print;
import org.tenprint.matching.intake.TemplateExtractor;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

/**
 * An image that is extracted as a booking's are, and by SourceAFIS alone.
 *
 * @param print as it comes
 * @param pixels what SourceAFIS alone is given: the same, read before
 */
record ExtractedImage(Print print, GreyImage pixels) {
  /** Of raw pixels. */
  static ExtractedImage of(Print.Raw raw) {
    return new ExtractedImage(
        raw, new GreyImage(raw.width(), raw.height(), raw.pixels(), raw.ppi()));
  }

  /** Of pixels as WSQ, whose sides this encoder fills up to multiples of 32. */
  static ExtractedImage wsq(GreyImage image) {
    Print.Encoded print = new Print.Encoded(WsqWriter.write(WsqWriter.padded(image)), image.ppi());
    return new ExtractedImage(print, read(print));
  }

  private static GreyImage read(Print.Encoded print) {
    try {
      return FingerImage.encoded(print.bytes(), print.ppi(), Limits.DEFAULT).decode();
    } catch (FormatException unread) {
      throw new InputRefused("an image cannot be read: " + unread.getMessage());
    }
  }

  /** As a booking's: read, looked at, bounded. */
  Extraction bounded() {
    return TemplateExtractor.extract(print);
  }

  /** The same, each step told. */
  Extraction bounded(Consumer<ExtractionStep> done) {
    return TemplateExtractor.extractByStep(print, done);
  }

  /** SourceAFIS's extractor on pixels that are there, and nothing else. */
  FingerprintTemplate bare() {
    return new FingerprintTemplate(
        new FingerprintImage(
            pixels.width(),
            pixels.height(),
            pixels.pixels(),
            new FingerprintImageOptions().dpi(pixels.ppi())));
  }

  /** Whether both gave the same minutiae. */
  static boolean same(FingerTemplate bounded, FingerprintTemplate bare) {
    return Arrays.equals(
        SourceAfis.toIso(bounded), SourceAfis.toIso(SourceAfis.template(bare, bounded.quality())));
  }
}
