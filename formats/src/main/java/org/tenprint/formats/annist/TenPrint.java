package org.tenprint.formats.annist;

import java.util.ArrayList;
import java.util.List;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/**
 * The fingers of a file: its Type-4 and Type-14 records, in order. A record that cannot be used is
 * refused by itself, with its reason, and the others stand; so is every record of another kind
 * behind the Type-2, so that nothing of a file vanishes without a word.
 *
 * @param impressions what can be used; slaps among them, as whole images
 * @param missing fingers without a print, by Type-2 and Type-14 records, each once
 * @param refusals what cannot be used
 */
public record TenPrint(
    List<FingerImpression> impressions, List<MissingFinger> missing, List<Refusal> refusals) {
  /** Copies the lists. */
  public TenPrint {
    impressions = List.copyOf(impressions);
    missing = List.copyOf(missing);
    refusals = List.copyOf(refusals);
  }

  /** Why a record is not used. The reason's offset counts from the file's start. */
  public record Refusal(FingerImpression.Source source, FormatException reason) {}

  /** Reads the fingers within {@link Limits#DEFAULT}. */
  public static TenPrint of(AnsiNistFile file) {
    return of(file, Limits.DEFAULT);
  }

  /** Reads the fingers. A malformed 1.011 or 2.084 is a refusal of the Type-1 or Type-2 record. */
  public static TenPrint of(AnsiNistFile file, Limits limits) {
    List<FingerImpression> impressions = new ArrayList<>();
    List<MissingFinger> missing = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (AnsiNistRecord record : file.records()) {
      FormatException ofNoUse = ofNoUse(record);
      if (ofNoUse != null) {
        refusals.add(new Refusal(source(record), ofNoUse));
        continue;
      }
      try {
        if (record instanceof FixedImageRecord image) {
          impressions.add(ImpressionReader.read(image, file, limits));
        } else if (record.type() == 14) {
          FingerImpression impression = ImpressionReader.read((TaggedRecord) record, limits);
          impressions.add(impression);
          addNew(absent(impression), missing);
        } else if (record.type() == 2) {
          addNew(new Descriptors((TaggedRecord) record).missingFingers(), missing);
        }
      } catch (FormatException reason) {
        refusals.add(new Refusal(source(record), reason));
      }
    }
    return new TenPrint(impressions, missing, refusals);
  }

  /**
   * The fingers that 14.018 (AMP) says are not in the record's image. XX and SR in the record of
   * the finger itself describe its image: a partial print after an amputation, a scar.
   */
  private static List<MissingFinger> absent(FingerImpression impression) {
    return impression.missing().stream()
        .filter(finger -> finger.reason() != MissingFinger.Reason.SCARRED)
        .filter(
            finger ->
                finger.reason() == MissingFinger.Reason.UNABLE_TO_PRINT
                    || !impression.position().isSingle()
                    || impression.position().finger() != finger.position())
        .toList();
  }

  /** What records of a kind that holds no finger's image are told; null for those that do. */
  private static FormatException ofNoUse(AnsiNistRecord record) {
    String what =
        switch (record.type()) {
          case 1, 2, 4, 14 -> null;
          case 3, 5, 6 -> "low-resolution and binary images of fingers";
          case 8 -> "signatures";
          case 9 -> "minutiae beside images, which are extracted anew,";
          case 10 -> "faces, scars, marks and tattoos";
          case 13 -> "latent prints";
          case 15 -> "palm prints";
          case 17 -> "irises";
          case 19 -> "sole prints";
          default -> "records of this type";
        };
    return what == null
        ? null
        : new FormatException(
            FormatCode.UNSUPPORTED,
            record.offset(),
            what + " are not used; fingers are taken from Type-4 and Type-14 records");
  }

  private static FingerImpression.Source source(AnsiNistRecord record) {
    return new FingerImpression.Source(record.type(), record.idc(), record.offset());
  }

  private static void addNew(List<MissingFinger> more, List<MissingFinger> to) {
    for (MissingFinger finger : more) {
      if (to.stream().noneMatch(known -> known.position() == finger.position())) {
        to.add(finger);
      }
    }
  }
}
