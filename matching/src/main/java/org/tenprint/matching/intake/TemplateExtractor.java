package org.tenprint.matching.intake;

import com.machinezoo.sourceafis.FingerprintCompatibility;
import com.machinezoo.sourceafis.FingerprintImage;
import com.machinezoo.sourceafis.FingerprintImageOptions;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.function.Consumer;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.image.FingerImage;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.minutiae.MinutiaeReader;
import org.tenprint.formats.minutiae.MinutiaeRecord;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;

/**
 * Prints to templates. What is read, and to which pixels, {@code formats} alone says: the door has
 * asked it the same before. Images then go through SourceAFIS's extractor (30 ms for 300 × 400
 * pixels to 300 ms for a rolled finger of 800 × 750, {@link #AT_MOST} at the very most); minutiae
 * records are read as they are, but for what no finger has ({@link DistinctMinutiae}), and of a
 * record of more minutiae than an image would give the most strewn are kept ({@link
 * StrewnMinutiae}; under 1 ms). Stateless and safe for any number of threads.
 */
public final class TemplateExtractor {
  /**
   * Nominal milliseconds that a print costs at most: of 1,200 ppi, as large as a finger may be,
   * with as many ends and minutiae as are taken ({@link StageGauge}).
   */
  public static final int AT_MOST = 4_580;

  private static final int NO_IMAGE = -1;

  /** Nominal milliseconds a print costs whatever it is. */
  static final double EACH = 1;

  /** And a pixel, as it came or as it is brought to 500 ppi. */
  private static final double PIXEL = 0.25e-3;

  private TemplateExtractor() {}

  /**
   * The print's template, or why there is none, as if it were the only one of its booking. Never
   * throws for what the print holds.
   *
   * @throws IllegalStateException if what the extractor does cannot be gauged: that is no print's
   *     fault
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
    return extract(print, (Budget) budget);
  }

  /**
   * The print's template, or why there is none, as if it were the only one of its booking.
   *
   * @param done is told each step of an image that is done, for who measures
   */
  public static Extraction extractByStep(Print print, Consumer<ExtractionStep> done) {
    return extract(print, new ExtractionBudget(), done);
  }

  static Extraction extract(Print print, Budget budget) {
    return extract(print, budget, step -> {});
  }

  private static Extraction extract(Print print, Budget budget, Consumer<ExtractionStep> done) {
    try {
      if (!budget.spend(EACH)) {
        throw new PrintRefused(ExtractionRefusal.OVER_BUDGET);
      }
      return new Extraction.Extracted(template(print, budget, done));
    } catch (PrintRefused refused) {
      return new Extraction.Refused(refused.reason());
    }
  }

  /** Whether templates come with the print, and are not extracted from an image. */
  public static boolean isRecord(Print print) {
    return print instanceof Print.Encoded encoded && MinutiaeReader.looksLike(encoded.bytes());
  }

  private static FingerTemplate template(Print print, Budget budget, Consumer<ExtractionStep> done)
      throws PrintRefused {
    try {
      if (isRecord(print)) {
        return record(((Print.Encoded) print).bytes());
      }
      GreyImage image = pixels(print, budget);
      done.accept(ExtractionStep.PIXELS);
      return template(image, budget, done);
    } catch (FormatException unread) {
      throw new PrintRefused(ExtractionRefusal.of(unread));
    }
  }

  /** What SourceAFIS is given of an image: the pixels that the door saw. */
  static GreyImage pixels(Print print, Budget budget) throws FormatException, PrintRefused {
    FingerImage image = image(print);
    if (!budget.spend(cost(image.width(), image.height(), image.ppi()))) {
      throw new PrintRefused(ExtractionRefusal.OVER_BUDGET);
    }
    return image.decode();
  }

  /** Nominal milliseconds of an image's pixels. */
  static double cost(int width, int height, int ppi) {
    double pixels = (double) width * height;
    return PIXEL * (pixels + pixels * (500.0 / ppi) * (500.0 / ppi));
  }

  private static FingerImage image(Print print) throws FormatException {
    if (print instanceof Print.Raw raw) {
      return FingerImage.raw(raw.pixels(), raw.width(), raw.height(), raw.ppi(), Limits.DEFAULT);
    }
    Print.Encoded encoded = (Print.Encoded) print;
    return FingerImage.encoded(encoded.bytes(), encoded.ppi(), Limits.DEFAULT);
  }

  /**
   * A minutiae record as the door's reader reads it, by the book: SourceAFIS' own reader repairs
   * and refuses otherwise.
   */
  private static FingerTemplate record(byte[] bytes) throws FormatException, PrintRefused {
    MinutiaeRecord record = MinutiaeReader.read(bytes);
    if (record.views().size() != 1) {
      throw new PrintRefused(ExtractionRefusal.SEVERAL_VIEWS);
    }
    try {
      return StrewnMinutiae.of(
          DistinctMinutiae.of(
              template(FingerprintCompatibility.importTemplate(record.single(0)), NO_IMAGE)));
    } catch (RuntimeException unusable) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
  }

  private static FingerTemplate template(
      GreyImage image, Budget budget, Consumer<ExtractionStep> done) throws PrintRefused {
    PrintQuality quality = PrintQuality.of(image);
    done.accept(ExtractionStep.RIDGES);
    if (!quality.showsRidges()) {
      throw new PrintRefused(ExtractionRefusal.NO_RIDGES);
    }
    FingerprintTemplate features = features(image, budget);
    done.accept(ExtractionStep.FEATURES);
    boolean contradicted = RidgePeriod.contradicts(image);
    done.accept(ExtractionStep.PERIOD);
    if (contradicted) {
      throw new PrintRefused(ExtractionRefusal.WRONG_RESOLUTION);
    }
    FingerTemplate template = template(features, quality.quality());
    done.accept(ExtractionStep.TEMPLATE);
    return template;
  }

  private static FingerprintTemplate features(GreyImage image, Budget budget) throws PrintRefused {
    FingerprintImageOptions options = new FingerprintImageOptions().dpi(image.ppi());
    FingerprintTemplate features;
    StageGauge gauge = new StageGauge(budget);
    try (gauge) {
      features =
          new FingerprintTemplate(
              new FingerprintImage(image.width(), image.height(), image.pixels(), options));
    } catch (StageGauge.Exceeded exceeded) {
      throw new PrintRefused(exceeded.reason());
    } catch (StageGauge.Ungauged fault) {
      throw fault;
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
  private static FingerTemplate template(FingerprintTemplate features, int imageQuality)
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
