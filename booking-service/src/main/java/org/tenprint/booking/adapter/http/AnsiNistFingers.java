package org.tenprint.booking.adapter.http;

import static org.tenprint.booking.domain.ProblemCode.BAD_FINGER_POSITION;
import static org.tenprint.booking.domain.ProblemCode.BAD_IMPRESSION_TYPE;
import static org.tenprint.booking.domain.ProblemCode.DUPLICATE_FINGER;
import static org.tenprint.booking.domain.ProblemCode.SLAP_NOT_SEGMENTED;
import static org.tenprint.booking.domain.ProblemCode.UNSUPPORTED;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tenprint.booking.domain.BookingContent.Impression;
import org.tenprint.booking.domain.BookingContent.MissingReason;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.booking.domain.Given;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.AnsiNistFile;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.EncodedImage;
import org.tenprint.formats.annist.FingerImpression;
import org.tenprint.formats.annist.MissingFinger;
import org.tenprint.formats.annist.Segment;
import org.tenprint.formats.annist.TenPrint;
import org.tenprint.formats.image.Compression;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.image.ImageInspection;
import org.tenprint.formats.image.PngReader;

/**
 * The fingers of an ANSI/NIST file. What is broken refuses the submission; what is whole and of no
 * use here is listed and left out: slaps without segments, kinds of image that are not read, a
 * plain thumb beside the rolled one. Two images with one and the same position are a duplicate
 * finger.
 */
final class AnsiNistFingers {
  /** A record of a kind that is not read is whole: it is left out, and the others stand. */
  private static final Set<FormatCode> NOT_READ =
      EnumSet.of(
          FormatCode.UNSUPPORTED,
          FormatCode.BAD_COMPRESSION,
          FormatCode.BAD_FINGER_POSITION,
          FormatCode.BAD_IMPRESSION_TYPE);

  private final Limits limits;
  private final Findings findings;
  private final List<Problem> notUsed = new ArrayList<>();
  private final List<Draft.Print> prints = new ArrayList<>();
  private final Set<Integer> printed = new HashSet<>();

  private AnsiNistFingers(Limits limits, Findings findings) {
    this.limits = limits;
    this.findings = findings;
  }

  /** The fingers of a file; what is broken is added to the findings. */
  static Draft.Fingers read(AnsiNistFile file, Limits limits, Findings findings) {
    return new AnsiNistFingers(limits, findings).read(TenPrint.of(file, limits));
  }

  private Draft.Fingers read(TenPrint tenPrint) {
    for (TenPrint.Refusal refusal : tenPrint.refusals()) {
      refuse(refusal);
    }
    List<FingerImpression> single =
        tenPrint.impressions().stream().filter(i -> i.position().isSingle()).toList();
    single.stream().filter(i -> i.position().code() <= 10).forEach(this::finger);
    single.stream().filter(i -> i.position().code() > 10).forEach(this::plainThumb);
    tenPrint.impressions().stream().filter(i -> !i.position().isSingle()).forEach(this::slap);
    List<Draft.Missing> missing = tenPrint.missing().stream().map(this::missing).toList();
    return new Draft.Fingers("Type-4, Type-14", prints, missing, List.copyOf(notUsed));
  }

  private void refuse(TenPrint.Refusal refusal) {
    FormatException reason = refusal.reason();
    ProblemCode code = ProblemCode.valueOf(reason.code().name());
    if (NOT_READ.contains(reason.code()) && refusal.source().recordType() != 2) {
      notUsed.add(new Problem(field(refusal.source()), code, reason.advice()));
    } else {
      findings.add(field(refusal.source()), code, reason.advice());
    }
  }

  private void finger(FingerImpression impression) {
    if (impression.type() == ImpressionType.LATENT) {
      leaveOut(impression, BAD_IMPRESSION_TYPE, "a latent print is none that a booking takes");
      return;
    }
    printed.add(impression.position().finger().code());
    add(impression, impression.position().finger().code(), impression.image());
  }

  private void plainThumb(FingerImpression impression) {
    int finger = impression.position().finger().code();
    if (printed.add(finger)) {
      add(impression, finger, impression.image());
    } else {
      leaveOut(impression, DUPLICATE_FINGER, "there is a rolled print of this thumb");
    }
  }

  private void slap(FingerImpression impression) {
    if (!impression.position().isSlap()) {
      leaveOut(impression, BAD_FINGER_POSITION, "which finger it is must be known");
      return;
    }
    if (impression.segments().isEmpty()) {
      leaveOut(
          impression,
          SLAP_NOT_SEGMENTED,
          "several fingers in one image; send one image a finger, or 14.021 (SEG)");
      return;
    }
    List<Segment> wanted =
        impression.segments().stream()
            .filter(segment -> !printed.contains(segment.position().code()))
            .toList();
    if (wanted.isEmpty()) {
      leaveOut(impression, DUPLICATE_FINGER, "there are prints of its fingers already");
      return;
    }
    try {
      GreyImage whole = pixels(impression);
      for (Segment segment : wanted) {
        printed.add(segment.position().code());
        add(impression, segment.position().code(), CarFile.raw(whole.crop(segment.box())));
      }
    } catch (FormatException e) {
      ProblemCode code = ProblemCode.valueOf(e.code().name());
      if (code == UNSUPPORTED) {
        leaveOut(impression, code, e.advice());
      } else {
        findings.add(field(impression.source()), code, e.advice());
      }
    }
  }

  private GreyImage pixels(FingerImpression impression) throws FormatException {
    EncodedImage image = impression.image();
    if (image.compression() == Compression.PNG) {
      GreyImage decoded = PngReader.decode(image.data(), limits);
      return new GreyImage(decoded.width(), decoded.height(), decoded.pixels(), image.ppi());
    }
    if (image.compression() == Compression.NONE) {
      return ImageInspection.raw(image.data(), image.width(), image.height(), image.ppi(), limits);
    }
    throw new FormatException(
        FormatCode.UNSUPPORTED,
        0,
        "a segmented slap must be PNG or raw; or send one image a finger");
  }

  private void add(FingerImpression impression, int finger, EncodedImage image) {
    String field = field(impression.source());
    prints.add(
        new Draft.Print(
            field,
            Given.of(field, Integer.toString(finger)),
            Given.of(field, taken(impression.type()).name()),
            Given.of(field, format(image.compression()).name()),
            new Draft.Resolution(
                Given.of(field, Integer.toString(image.ppi())),
                image.compression() == Compression.NONE
                    ? Optional.of(new Draft.Sides(image.width(), image.height()))
                    : Optional.empty()),
            new Draft.Data(field, Optional.of(image.data()), true)));
  }

  private Draft.Missing missing(MissingFinger finger) {
    MissingReason reason =
        switch (finger.reason()) {
          case AMPUTATED -> MissingReason.AMPUTATED;
          case UNABLE_TO_PRINT -> MissingReason.BANDAGED;
          case SCARRED -> MissingReason.UNKNOWN;
        };
    return new Draft.Missing(
        Given.of("2.084", Integer.toString(finger.position().code())),
        Given.of("2.084", reason.name()));
  }

  private void leaveOut(FingerImpression impression, ProblemCode code, String why) {
    notUsed.add(new Problem(field(impression.source()), code, why));
  }

  private static Impression taken(ImpressionType type) {
    if (type.isRolled()) {
      return Impression.ROLLED;
    }
    return type == ImpressionType.LIVE_PLAIN || type == ImpressionType.NONLIVE_PLAIN
        ? Impression.PLAIN
        : Impression.UNKNOWN;
  }

  private static PrintFormat format(Compression compression) {
    return switch (compression) {
      case NONE -> PrintFormat.RAW8;
      case PNG -> PrintFormat.PNG;
      default -> PrintFormat.WSQ;
    };
  }

  private static String field(FingerImpression.Source source) {
    return "Type-%d IDC %02d".formatted(source.recordType(), source.idc());
  }
}
