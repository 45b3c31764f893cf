package org.tenprint.matching.intake;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintTemplate;
import org.tenprint.matching.FingerTemplate;
import org.tenprint.matching.SourceAfis;

/**
 * Prints to templates. Images go through SourceAFIS's extractor (30 ms for 300 × 400 pixels to 300
 * ms for a rolled finger of 800 × 750); minutiae records are read as they are (under 1 ms).
 * Stateless and safe for any number of threads.
 */
public final class TemplateExtractor {
  /** Largest file read, bytes: an uncompressed 1,000 ppi finger fits. */
  public static final int MAX_BYTES = 8 << 20;

  private TemplateExtractor() {}

  /** The print's template, or why there is none. Never throws for what the print holds. */
  public static Extraction extract(Print print) {
    try {
      return new Extraction.Extracted(template(print));
    } catch (PrintRefused refused) {
      return new Extraction.Refused(refused.reason());
    }
  }

  /** Whether templates come with the print, and are not extracted from an image. */
  public static boolean isRecord(Print print) {
    return print instanceof Print.Encoded encoded && MinutiaeRecord.matches(encoded.bytes());
  }

  private static FingerTemplate template(Print print) throws PrintRefused {
    if (print instanceof Print.Raw raw) {
      return template(raw(raw));
    }
    Print.Encoded encoded = (Print.Encoded) print;
    byte[] bytes = encoded.bytes();
    if (bytes.length == 0) {
      throw new PrintRefused(ExtractionRefusal.EMPTY);
    }
    if (bytes.length > MAX_BYTES) {
      throw new PrintRefused(ExtractionRefusal.TOO_LARGE);
    }
    if (PngImage.matches(bytes)) {
      return template(PngImage.decode(bytes, encoded.ppi()));
    }
    if (WsqImage.matches(bytes)) {
      return template(WsqImage.decode(bytes, encoded.ppi()));
    }
    if (MinutiaeRecord.matches(bytes)) {
      return MinutiaeRecord.read(bytes);
    }
    throw new PrintRefused(ExtractionRefusal.UNSUPPORTED_FORMAT);
  }

  private static GreyImage raw(Print.Raw raw) throws PrintRefused {
    if (raw.pixels().length == 0) {
      throw new PrintRefused(ExtractionRefusal.EMPTY);
    }
    GreyImage.check(raw.width(), raw.height(), raw.ppi());
    if (raw.pixels().length != raw.width() * raw.height()) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
    return new GreyImage(raw.pixels(), raw.width(), raw.height(), raw.ppi());
  }

  private static FingerTemplate template(GreyImage image) throws PrintRefused {
    PrintQuality quality = PrintQuality.of(image);
    if (!quality.showsRidges()) {
      throw new PrintRefused(ExtractionRefusal.NO_RIDGES);
    }
    FingerprintImageOptions options = new FingerprintImageOptions().dpi(image.ppi());
    FingerprintTemplate features;
    try {
      features =
          new FingerprintTemplate(
              new FingerprintImage(image.width(), image.height(), image.pixels(), options));
    } catch (RuntimeException unusable) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
    return template(features, quality.quality());
  }

  /**
   * The features as ours, their number checked.
   *
   * @param imageQuality 0 to 100, or negative where there is no image: then the number of minutiae
   *     speaks
   */
  static FingerTemplate template(FingerprintTemplate features, int imageQuality)
      throws PrintRefused {
    try {
      int count = SourceAfis.minutiae(features);
      if (count < FingerTemplate.MIN_MINUTIAE) {
        throw new PrintRefused(ExtractionRefusal.TOO_FEW_MINUTIAE);
      }
      return SourceAfis.template(
          features, imageQuality >= 0 ? imageQuality : PrintQuality.ofMinutiae(count));
    } catch (RuntimeException outside) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
  }
}
