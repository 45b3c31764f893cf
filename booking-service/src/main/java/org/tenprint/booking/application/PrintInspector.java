package org.tenprint.booking.application;

import static org.tenprint.booking.domain.ProblemCode.BAD_DIMENSIONS;
import static org.tenprint.booking.domain.ProblemCode.BAD_RESOLUTION;
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
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.Limits;
import org.tenprint.formats.image.Compression;
import org.tenprint.formats.image.ImageHeader;
import org.tenprint.formats.image.ImageInspection;
import org.tenprint.formats.image.PngReader;
import org.tenprint.formats.minutiae.MinutiaeReader;
import org.tenprint.formats.minutiae.MinutiaeRecord;

/**
 * Reads prints as far as the door needs: a PNG is decoded whole, a WSQ image and a minutiae record
 * are walked from end to end (decoding WSQ takes 60 ns a pixel, so a card takes half a second;
 * biometric-service does it, and tells a print that it cannot decode). Memory is bounded by {@link
 * Limits} whatever a header says.
 */
public final class PrintInspector implements PrintInspection {
  private static final double RESOLUTION_TOLERANCE = 0.02;
  private static final int MIN_PPI = 300;
  private static final int MAX_PPI = 1200;
  private static final int WSQ_PPI = 500;

  /** No finger's image is longer: rolled prints are 1.6 inches wide, plain thumbs 2 high. */
  private static final double MAX_INCHES = 2.2;

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
        case PNG -> png(print, field, findings);
        case WSQ -> wsq(print, field, findings);
        case RAW8 -> raw(print, field, findings);
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

  private void png(Print print, String field, Findings findings) throws FormatException {
    ImageHeader header = ImageInspection.inspect(print.data(), Compression.PNG, limits);
    int stated = header.ppi();
    if (print.ppi().isEmpty() && (stated < MIN_PPI || stated > MAX_PPI)) {
      findings.add(
          field, BAD_RESOLUTION, "the image states no usable resolution; give ppi, 300 to 1200");
      return;
    }
    int ppi = print.ppi().orElse(stated);
    if (stated > 0 && Math.abs(stated - ppi) > RESOLUTION_TOLERANCE * ppi) {
      findings.add(
          field, BAD_RESOLUTION, "the image states another resolution than ppi; make them agree");
    }
    if (size(header.width(), header.height(), ppi, field, findings)) {
      pixels.charged(header.width(), header.height(), () -> PngReader.decode(print.data(), limits));
    }
  }

  /**
   * A WSQ image is of 500 ppi where neither the submission nor a comment says otherwise. Comments
   * do not contradict a submission: encoders write wrong ones (the thumbs of NIST's card say 255).
   */
  private void wsq(Print print, String field, Findings findings) throws FormatException {
    ImageHeader header = ImageInspection.inspect(print.data(), Compression.WSQ20, limits);
    int stated = header.ppi();
    if (print.ppi().isEmpty() && stated != 0 && (stated < MIN_PPI || stated > MAX_PPI)) {
      findings.add(
          field, BAD_RESOLUTION, "the image states an unusable resolution; give ppi, 300 to 1200");
      return;
    }
    int ppi = print.ppi().orElse(stated == 0 ? WSQ_PPI : stated);
    size(header.width(), header.height(), ppi, field, findings);
  }

  /** Whether the image is no larger than a finger: what is larger is not even decoded. */
  private static boolean size(int width, int height, int ppi, String field, Findings findings) {
    boolean finger = Math.max(width, height) <= MAX_INCHES * ppi;
    if (!finger) {
      findings.add(
          field,
          BAD_DIMENSIONS,
          "the image is larger than one finger; send one image a finger, or a slap under its own"
              + " position in an ANSI/NIST file");
    }
    return finger;
  }

  private void raw(Print print, String field, Findings findings) throws FormatException {
    if (print.sides().isEmpty() || print.ppi().isEmpty()) {
      findings.add(
          field,
          ProblemCode.MISSING_FIELD,
          "raw pixels need width, height and ppi; give them, or send WSQ or PNG");
      return;
    }
    Draft.Sides sides = print.sides().get();
    int ppi = print.ppi().get();
    ImageInspection.raw(print.data(), sides.width(), sides.height(), ppi, limits);
    size(sides.width(), sides.height(), ppi, field, findings);
  }
}
