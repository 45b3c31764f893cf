package org.tenprint.matching.intake;

import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintTemplate;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

/**
 * Prints to templates. Images go through SourceAFIS's extractor (30 ms for 300 × 400 pixels to 300
 * ms for a rolled finger of 800 × 750, 4 s at the very most: {@link StageGauge}); minutiae records
 * are read as they are (under 1 ms). Stateless and safe for any number of threads.
 */
public final class TemplateExtractor {
  /** Largest file read, bytes: an uncompressed 1,000 ppi finger fits. */
  public static final int MAX_BYTES = 8 << 20;

  /** Nominal milliseconds a print costs whatever it is. */
  private static final double EACH = 1;

  /** And a pixel, as it came or as it is brought to 500 ppi. */
  private static final double PIXEL = 0.25e-3;

  private TemplateExtractor() {}

  /**
   * The print's template, or why there is none, as if it were the only one of its booking. Never
   * throws for what the print holds.
   */
  public static Extraction extract(Print print) {
    return extract(print, new ExtractionBudget());
  }

  /**
   * The print's template, or why there is none. Never throws for what the print holds.
   *
   * @param budget of the print's booking; what it costs is taken off
   */
  public static Extraction extract(Print print, ExtractionBudget budget) {
    try {
      if (!budget.spend(EACH)) {
        throw new PrintRefused(ExtractionRefusal.OVER_BUDGET);
      }
      return new Extraction.Extracted(template(print, budget));
    } catch (PrintRefused refused) {
      return new Extraction.Refused(refused.reason());
    }
  }

  /** Whether templates come with the print, and are not extracted from an image. */
  public static boolean isRecord(Print print) {
    return print instanceof Print.Encoded encoded && MinutiaeRecord.matches(encoded.bytes());
  }

  private static FingerTemplate template(Print print, ExtractionBudget budget) throws PrintRefused {
    if (print instanceof Print.Raw raw) {
      return template(raw(raw, budget), budget);
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
      return template(PngImage.decode(bytes, encoded.ppi(), budget), budget);
    }
    if (WsqImage.matches(bytes)) {
      return template(WsqImage.decode(bytes, encoded.ppi(), budget), budget);
    }
    if (MinutiaeRecord.matches(bytes)) {
      return MinutiaeRecord.read(bytes);
    }
    throw new PrintRefused(ExtractionRefusal.UNSUPPORTED_FORMAT);
  }

  private static GreyImage raw(Print.Raw raw, ExtractionBudget budget) throws PrintRefused {
    if (raw.pixels().length == 0) {
      throw new PrintRefused(ExtractionRefusal.EMPTY);
    }
    GreyImage.check(raw.width(), raw.height(), raw.ppi());
    charge(raw.width(), raw.height(), raw.ppi(), budget);
    if (raw.pixels().length != raw.width() * raw.height()) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
    return new GreyImage(raw.pixels(), raw.width(), raw.height(), raw.ppi());
  }

  /** Takes off what decoding and the stages that cost so much a pixel will cost. */
  static void charge(int width, int height, int ppi, ExtractionBudget budget) throws PrintRefused {
    double pixels = (double) width * height;
    double scaled = pixels * (500.0 / ppi) * (500.0 / ppi);
    if (!budget.spend(PIXEL * (pixels + scaled))) {
      throw new PrintRefused(ExtractionRefusal.OVER_BUDGET);
    }
  }

  private static FingerTemplate template(GreyImage image, ExtractionBudget budget)
      throws PrintRefused {
    PrintQuality quality = PrintQuality.of(image);
    if (!quality.showsRidges()) {
      throw new PrintRefused(ExtractionRefusal.NO_RIDGES);
    }
    return template(features(image, budget), quality.quality());
  }

  private static FingerprintTemplate features(GreyImage image, ExtractionBudget budget)
      throws PrintRefused {
    FingerprintImageOptions options = new FingerprintImageOptions().dpi(image.ppi());
    FingerprintTemplate features;
    StageGauge gauge = new StageGauge(budget);
    try (gauge) {
      features =
          new FingerprintTemplate(
              new FingerprintImage(image.width(), image.height(), image.pixels(), options));
    } catch (StageGauge.Exceeded exceeded) {
      throw new PrintRefused(exceeded.reason());
    } catch (RuntimeException unusable) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
    if (!gauge.complete()) {
      throw new IllegalStateException("SourceAFIS has stages by other names: no budget holds");
    }
    return features;
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
