package org.tenprint.formats.annist;

import java.util.List;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;
import org.tenprint.formats.Limits;
import org.tenprint.formats.image.Compression;
import org.tenprint.formats.image.ImageHeader;
import org.tenprint.formats.image.ImageInspection;

/** Judges one Type-4 or Type-14 record: codes, resolution, sides, the image's own header. */
final class ImpressionReader {
  static final int IMP = 3;
  static final int HLL = 6;
  static final int VLL = 7;
  static final int SLC = 8;
  static final int THPS = 9;
  static final int TVPS = 10;
  static final int CGA = 11;
  static final int BPX = 12;
  static final int FGP = 13;
  static final int AMP = 18;
  static final int SEG = 21;
  static final int ASEG = 25;

  private static final int GREY_BITS = 8;
  private static final int DEFAULT_PPI = 500;

  /** SP 500-290: what stands in the places of FGP that are not used. */
  private static final int FILLER = 255;

  private ImpressionReader() {}

  static FingerImpression read(FixedImageRecord record, AnsiNistFile file, Limits limits)
      throws FormatException {
    int at = record.offset();
    FixedImageRecord.Header codes = record.header();
    int ppi = DEFAULT_PPI;
    if (codes.scanResolution() == 1) {
      ppi = file.transaction().nativeResolution();
    } else if (codes.scanResolution() != 0) {
      throw new FormatException(
          FormatCode.BAD_RESOLUTION, at + 12, "ISR must be 0 (500 ppi) or 1 (that of 1.011, NSR)");
    }
    checkOnePosition(codes.positions(), at + 6);
    int first = codes.positions().isEmpty() ? -1 : codes.positions().get(0);
    EncodedImage image =
        image(
            Compression.ofCode(codes.compression()),
            new int[] {codes.width(), codes.height(), ppi},
            record.data(),
            at + FixedImageRecord.HEADER,
            limits);
    return new FingerImpression(
        new FingerImpression.Source(record.type(), record.idc(), at),
        position(first, at + 6),
        type(codes.impression(), at + 5),
        image,
        List.of(),
        List.of());
  }

  static FingerImpression read(TaggedRecord record, Limits limits) throws FormatException {
    int bits = record.integer(BPX, "BPX", 1, 99);
    if (bits != GREY_BITS) {
      throw new FormatException(
          FormatCode.UNSUPPORTED, record.offsetOf(BPX), "14.012 (BPX) must be 8, 8-bit grey");
    }
    int width = record.integer(HLL, "HLL", 1, 99_999);
    int height = record.integer(VLL, "VLL", 1, 99_999);
    int positionCode = TaggedRecord.digits(record.required(FGP, "FGP"));
    checkOnePosition(
        record.subfields(FGP).stream()
            .flatMap(List::stream)
            .filter(item -> !item.isBlank())
            .map(TaggedRecord::digits)
            .toList(),
        record.offsetOf(FGP));
    FrictionRidgePosition position = position(positionCode, record.offsetOf(FGP));
    if (record.field(TaggedRecord.DATA).isEmpty()) {
      throw new FormatException(
          FormatCode.MISSING_FIELD, record.offset(), "14.999 (DATA) is missing; add the image");
    }
    Field data = record.field(TaggedRecord.DATA).get();
    EncodedImage image =
        image(
            Compression.ofLabel(record.required(CGA, "CGA")),
            new int[] {width, height, resolution(record)},
            data.bytes(),
            data.offset(),
            limits);
    return new FingerImpression(
        new FingerImpression.Source(record.type(), record.idc(), record.offset()),
        position,
        type(TaggedRecord.digits(record.required(IMP, "IMP")), record.offsetOf(IMP)),
        image,
        Segmentation.read(record, position, image),
        MissingFinger.read(record, AMP));
  }

  /** {@code sides} are width, height and pixels an inch. */
  private static EncodedImage image(
      Compression compression, int[] sides, byte[] data, int offset, Limits limits)
      throws FormatException {
    if (compression == null) {
      throw new FormatException(
          FormatCode.BAD_COMPRESSION, offset, "the compression is unknown; send WSQ, PNG or raw");
    }
    Limits.checkResolution(sides[2], offset);
    try {
      limits.checkSides(sides[0], sides[1], 0);
      if (compression == Compression.NONE) {
        ImageInspection.raw(data, sides[0], sides[1], sides[2], limits);
      } else {
        ImageHeader header = ImageInspection.inspect(data, compression, limits);
        if (header.width() != sides[0] || header.height() != sides[1]) {
          throw new FormatException(
              FormatCode.DIMENSIONS_MISMATCH,
              0,
              "the record says %d × %d pixels and the image %d × %d; make them agree"
                  .formatted(sides[0], sides[1], header.width(), header.height()));
        }
      }
    } catch (FormatException inner) {
      throw inner.within(offset);
    }
    return new EncodedImage(compression, sides[0], sides[1], sides[2], data);
  }

  private static int resolution(TaggedRecord record) throws FormatException {
    int unit = record.integer(SLC, "SLC", 0, 2);
    int perUnit = record.integer(THPS, "THPS", 1, 99_999);
    if (record.integer(TVPS, "TVPS", 1, 99_999) != perUnit) {
      throw new FormatException(
          FormatCode.BAD_RESOLUTION,
          record.offsetOf(TVPS),
          "14.010 (TVPS) must be as 14.009 (THPS): pixels are square");
    }
    return switch (unit) {
      case 1 -> perUnit;
      case 2 -> Resolution.fromPerCentimetre(perUnit);
      default ->
          throw new FormatException(
              FormatCode.BAD_RESOLUTION,
              record.offsetOf(SLC),
              "14.008 (SLC) must be 1 (pixels an inch) or 2 (pixels a centimetre)");
    };
  }

  /**
   * Several positions say that the print is of one of them, and which is not known: used as the
   * first, it would be the finger of a person who may not have it so. 0 and 255 fill up.
   */
  private static void checkOnePosition(List<Integer> codes, int offset) throws FormatException {
    if (codes.stream().filter(code -> code != 0 && code != FILLER).distinct().count() > 1) {
      throw new FormatException(
          FormatCode.BAD_FINGER_POSITION,
          offset,
          "FGP names several possible fingers; send the print of one finger, or not at all");
    }
  }

  private static FrictionRidgePosition position(int code, int offset) throws FormatException {
    FrictionRidgePosition position = FrictionRidgePosition.ofCode(code);
    if (position == null) {
      throw new FormatException(
          FormatCode.BAD_FINGER_POSITION,
          offset,
          "FGP must be a finger, 0 to 15 or 40 to 50; palms and soles are not read");
    }
    return position;
  }

  private static ImpressionType type(int code, int offset) throws FormatException {
    ImpressionType type = ImpressionType.ofCode(code);
    if (type == null || type == ImpressionType.PALM) {
      throw new FormatException(
          FormatCode.BAD_IMPRESSION_TYPE,
          offset,
          "IMP must be a finger's impression type, as 0 plain or 1 rolled");
    }
    return type;
  }
}
