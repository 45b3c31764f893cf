package org.tenprint.booking.adapter.http;

import static org.tenprint.booking.domain.ProblemCode.BAD_FINGER_POSITION;
import static org.tenprint.booking.domain.ProblemCode.BAD_IMPRESSION_TYPE;
import static org.tenprint.booking.domain.ProblemCode.DUPLICATE_FINGER;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenprint.booking.application.PixelBudget;
import org.tenprint.booking.domain.BookingContent;
import org.tenprint.booking.domain.BookingContent.Impression;
import org.tenprint.booking.domain.BookingContent.MissingReason;
import org.tenprint.booking.domain.BookingContent.PrintFormat;
import org.tenprint.booking.domain.BookingContent.Slap;
import org.tenprint.booking.domain.Draft;
import org.tenprint.booking.domain.Findings;
import org.tenprint.booking.domain.Given;
import org.tenprint.booking.domain.Problem;
import org.tenprint.booking.domain.ProblemCode;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.AnsiNistFile;
import org.tenprint.formats.annist.CarFile;
import org.tenprint.formats.annist.EncodedImage;
import org.tenprint.formats.annist.FingerImpression;
import org.tenprint.formats.annist.MissingFinger;
import org.tenprint.formats.annist.TenPrint;
import org.tenprint.formats.image.Compression;

/**
 * The fingers of an ANSI/NIST file. Of a finger its rolled print is used, else a plain one, else
 * what can be cut from a slap. What is broken refuses the submission; what is whole and of no use
 * here is listed and left out: what another print of the finger makes superfluous, slaps that
 * cannot be cut, kinds of image and of record that are not read. Two images of one kind with one
 * and the same position are a duplicate finger.
 */
final class AnsiNistFingers {
  /** A record of a kind that is not read is whole: it is left out, and the others stand. */
  private static final Set<FormatCode> NOT_READ =
      EnumSet.of(
          FormatCode.UNSUPPORTED,
          FormatCode.BAD_COMPRESSION,
          FormatCode.BAD_FINGER_POSITION,
          FormatCode.BAD_IMPRESSION_TYPE);

  /** What a slap may come to that is whole: it is left out. */
  private static final Set<FormatCode> SLAP_IS_WHOLE =
      EnumSet.of(FormatCode.UNSUPPORTED, FormatCode.SLAP_NOT_SEGMENTED, FormatCode.TOO_LARGE);

  /** An IDC has two digits (ANSI/NIST-ITL); another number names nothing. */
  private static final int LARGEST_IDC = 99;

  private final SlapCutter cutter;
  private final Findings findings;
  private final List<Problem> notUsed = new ArrayList<>();
  private final List<Draft.Print> prints = new ArrayList<>();
  private final List<Slap> slaps = new ArrayList<>();
  private final Set<FingerPosition> printed = EnumSet.noneOf(FingerPosition.class);
  private final Map<String, String> seen = new HashMap<>();

  private AnsiNistFingers(Limits limits, PixelBudget pixels, Findings findings) {
    this.cutter = new SlapCutter(limits, pixels);
    this.findings = findings;
  }

  /** The fingers of a file; what is broken is added to the findings. */
  static Draft.Fingers read(
      AnsiNistFile file, Limits limits, PixelBudget pixels, Findings findings) {
    return new AnsiNistFingers(limits, pixels, findings).read(TenPrint.of(file, limits));
  }

  /** The fingers of a file that is read alone. */
  static Draft.Fingers read(AnsiNistFile file, Limits limits, Findings findings) {
    return read(file, limits, PixelBudget.unlimited(), findings);
  }

  private Draft.Fingers read(TenPrint tenPrint) {
    tenPrint.refusals().forEach(this::refuse);
    for (Kind kind : Kind.values()) {
      tenPrint.impressions().stream()
          .filter(impression -> Kind.of(impression) == kind)
          .forEach(impression -> take(impression, kind, tenPrint.missing()));
    }
    List<Draft.Missing> missing =
        tenPrint.missing().stream()
            .filter(finger -> !scarredAndPrinted(finger))
            .map(AnsiNistFingers::missing)
            .toList();
    return new Draft.Fingers(
        "Type-4, Type-14", prints, missing, List.copyOf(notUsed), List.copyOf(slaps));
  }

  /** Kinds of impression, in the order in which they are preferred for a finger. */
  private enum Kind {
    ROLLED,
    PLAIN,
    PLAIN_THUMB,
    SLAP,
    OF_NO_USE;

    static Kind of(FingerImpression impression) {
      if (impression.type() == ImpressionType.LATENT
          || impression.position() == FrictionRidgePosition.UNKNOWN) {
        return OF_NO_USE;
      }
      if (impression.position().isSlap()) {
        return SLAP;
      }
      if (impression.position().code() > 10) {
        return PLAIN_THUMB;
      }
      return impression.type().isRolled() ? ROLLED : PLAIN;
    }
  }

  private void take(FingerImpression impression, Kind kind, List<MissingFinger> missing) {
    String field = field(impression.source());
    if (kind == Kind.OF_NO_USE) {
      ofNoUse(impression);
      return;
    }
    String first = seen.putIfAbsent(kind + " " + impression.position(), field);
    if (first != null) {
      findings.add(
          field, DUPLICATE_FINGER, "this finger stands at " + first + " already; send it once");
    } else if (kind == Kind.SLAP) {
      slap(impression, missing);
    } else if (printed.add(impression.position().finger())) {
      add(impression, impression.position().finger(), impression.image());
    } else {
      leaveOut(impression, DUPLICATE_FINGER, "a rolled or single print of this finger is used");
    }
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

  private void ofNoUse(FingerImpression impression) {
    if (impression.type() == ImpressionType.LATENT) {
      leaveOut(impression, BAD_IMPRESSION_TYPE, "a latent print is none that a booking takes");
    } else {
      leaveOut(impression, BAD_FINGER_POSITION, "which finger it is must be known");
    }
  }

  /** Cuts the fingers of which there is no print yet. */
  private void slap(FingerImpression slap, List<MissingFinger> missing) {
    Set<FingerPosition> wanted = EnumSet.copyOf(slap.position().fingers());
    wanted.removeAll(printed);
    if (wanted.isEmpty()) {
      leaveOut(slap, DUPLICATE_FINGER, "there are prints of its fingers already");
      return;
    }
    Set<FingerPosition> cut = EnumSet.noneOf(FingerPosition.class);
    try {
      for (SlapCutter.Cut finger : cutter.cut(slap, missing)) {
        if (wanted.contains(finger.finger())) {
          cut.add(finger.finger());
          add(slap, finger.finger(), CarFile.raw(finger.image()));
        }
      }
    } catch (FormatException e) {
      ProblemCode code = ProblemCode.valueOf(e.code().name());
      if (SLAP_IS_WHOLE.contains(e.code())) {
        leaveOut(slap, code, e.advice());
      } else {
        findings.add(field(slap.source()), code, e.advice());
      }
    }
    printed.addAll(cut);
    slaps.add(new Slap(whole(slap), SlapCutter.text(slap.segments()), codes(cut)));
  }

  private static Set<Integer> codes(Set<FingerPosition> fingers) {
    return fingers.stream().map(FingerPosition::code).collect(Collectors.toUnmodifiableSet());
  }

  private static BookingContent.Print whole(FingerImpression slap) {
    EncodedImage image = slap.image();
    return new BookingContent.Print(
        slap.position().code(),
        taken(slap.type()),
        format(image.compression()),
        sides(image),
        Optional.of(image.ppi()),
        image.data());
  }

  private void add(FingerImpression impression, FingerPosition finger, EncodedImage image) {
    String field = field(impression.source());
    prints.add(
        new Draft.Print(
            field,
            Given.of(field, Integer.toString(finger.code())),
            Given.of(field, taken(impression.type()).name()),
            Given.of(field, format(image.compression()).name()),
            new Draft.Resolution(Given.of(field, Integer.toString(image.ppi())), sides(image)),
            new Draft.Data(field, Optional.of(image.data()), true)));
  }

  private static Optional<Draft.Sides> sides(EncodedImage image) {
    return image.compression() == Compression.NONE
        ? Optional.of(new Draft.Sides(image.width(), image.height()))
        : Optional.empty();
  }

  /** A scar is no reason why there should be no print. */
  private boolean scarredAndPrinted(MissingFinger finger) {
    return finger.reason() == MissingFinger.Reason.SCARRED && printed.contains(finger.position());
  }

  private static Draft.Missing missing(MissingFinger finger) {
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
    String type = "Type-" + source.recordType();
    return source.idc() > LARGEST_IDC ? type : type + " IDC %02d".formatted(source.idc());
  }
}
