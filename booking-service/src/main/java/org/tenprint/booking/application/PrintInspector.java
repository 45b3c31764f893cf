package org.tenprint.booking.application;

import static org.tenprint.booking.domain.ProblemCode.FINGER_MISMATCH;
import static org.tenprint.booking.domain.ProblemCode.FORMAT_MISMATCH;

import java.util.List;
import org.tenprint.booking.domain.BookingContent.Print;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.booking.domain.PrintInspection;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.Limits;
import org.tenprint.formats.image.Compression;
import org.tenprint.formats.image.FingerImage;
import org.tenprint.formats.minutiae.MinutiaeReader;
import org.tenprint.formats.minutiae.MinutiaeRecord;

/**
 * Reads prints as the engine will: an image is decoded whole by the decoder that the engine has, a
 * minutiae record is walked from end to end. So what is accepted here is refused there for what it
 * shows alone, never for its format. WSQ costs 60 ns a pixel, half a second a card of ten rolled
 * fingers, a tenth of what the engine takes for it. Memory is bounded by {@link Limits} and the
 * {@link PixelBudget} whatever a header says.
 */
public final class PrintInspector implements PrintInspection {
  private final Limits limits;
  private final PixelBudget pixels;

  /** An inspector within these limits, alone. */
  public PrintInspector(Limits limits) {
    this(limits, PixelBudget.unlimited());
  }

  /** An inspector within these limits, and with others within this budget. */
  public PrintInspector(Limits limits, PixelBudget pixels) {
    this.limits = limits;
    this.pixels = pixels;
  }

  @Override
  public List<Draft.Print> singles(Draft.Print print, List<Problem> notUsed) {
    return new TemplateViews(print, notUsed).singles();
  }

  @Override
  public void inspect(Print print, String field, Findings findings) {
    try {
      switch (print.format()) {
        case ISO_19794_2, ANSI_378 -> template(print, field, findings);
        case PNG, WSQ, RAW8 -> whole(image(print));
      }
    } catch (FormatException e) {
      findings.add(field, ProblemCode.valueOf(e.code().name()), e.advice());
    }
  }

  private void template(Print print, String field, Findings findings) throws FormatException {
    MinutiaeRecord record = MinutiaeReader.read(print.data());
    boolean iso = record.isIso();
    if (iso != (print.format() == PrintFormat.ISO_19794_2)) {
      findings.add(
          field,
          FORMAT_MISMATCH,
          "the data is %s; correct the format".formatted(iso ? "ISO_19794_2" : "ANSI_378"));
    }
    List<Integer> fingers =
        record.positions().stream()
            .filter(FrictionRidgePosition::isSingle)
            .map(position -> position.finger().code())
            .distinct()
            .toList();
    boolean other = fingers.size() > 1 || print.position() > 0 && !fits(fingers, print);
    if (other) {
      findings.add(
          field,
          FINGER_MISMATCH,
          "the template speaks of another finger; leave position out to take each view by its own,"
              + " or send a record of this finger alone");
    }
  }

  private static boolean fits(List<Integer> fingers, Print print) {
    return fingers.isEmpty() || fingers.contains(print.position());
  }

  /**
   * The image as the engine will read it, walked and not decoded.
   *
   * @throws FormatException for what refuses it
   */
  FingerImage image(Print print) throws FormatException {
    int ppi = print.ppi().orElse(0);
    return switch (print.format()) {
      case PNG -> FingerImage.encoded(print.data(), Compression.PNG, ppi, limits);
      case WSQ -> FingerImage.encoded(print.data(), Compression.WSQ20, ppi, limits);
      case RAW8 -> raw(print);
      case ISO_19794_2, ANSI_378 -> throw new IllegalArgumentException("a record is no image");
    };
  }

  private FingerImage raw(Print print) throws FormatException {
    if (print.sides().isEmpty() || print.ppi().isEmpty()) {
      throw new FormatException(
          FormatCode.MISSING_FIELD,
          0,
          "raw pixels need width, height and ppi; give them, or send WSQ or PNG");
    }
    Draft.Sides sides = print.sides().get();
    return FingerImage.raw(print.data(), sides.width(), sides.height(), print.ppi().get(), limits);
  }

  /** Decodes the image, and lets it go: what cannot be decoded is told its sender. */
  private void whole(FingerImage image) throws FormatException {
    if (image.compression() != Compression.NONE) {
      pixels.charged(image.width(), image.height(), image::decode);
    }
  }
}
