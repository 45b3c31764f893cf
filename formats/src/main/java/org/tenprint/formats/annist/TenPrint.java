package org.tenprint.formats.annist;

import java.util.ArrayList;
import java.util.List;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;

/**
 * The fingers of a file: its Type-4 and Type-14 records, in order. A record that cannot be used is
 * refused by itself, with its reason, and the others stand.
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
      try {
        if (record instanceof FixedImageRecord image) {
          impressions.add(ImpressionReader.read(image, file, limits));
        } else if (record.type() == 14) {
          FingerImpression impression = ImpressionReader.read((TaggedRecord) record, limits);
          impressions.add(impression);
          addNew(impression.missing(), missing);
        } else if (record.type() == 2) {
          addNew(new Descriptors((TaggedRecord) record).missingFingers(), missing);
        }
      } catch (FormatException reason) {
        refusals.add(
            new Refusal(
                new FingerImpression.Source(record.type(), record.idc(), record.offset()), reason));
      }
    }
    return new TenPrint(impressions, missing, refusals);
  }

  /** The refusal of a print that stands for a finger the file says is missing, as an exception. */
  public static FormatException contradiction(FingerImpression impression) {
    return new FormatException(
        FormatCode.BAD_FINGER_POSITION,
        impression.source().offset(),
        "there is a print of a finger that AMP says is missing; correct the position or AMP");
  }

  private static void addNew(List<MissingFinger> more, List<MissingFinger> to) {
    for (MissingFinger finger : more) {
      if (to.stream().noneMatch(known -> known.position() == finger.position())) {
        to.add(finger);
      }
    }
  }
}
