package org.tenprint.formats.minutiae;

import java.util.List;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;

/**
 * A whole finger minutiae record.
 *
 * @param views one for each finger view, in order; at least one
 * @param minutiae those of each view
 * @param irregular it departs from its edition in something that leaves its meaning clear: a wrong
 *     length of its own, broken extended data at its end, sides or resolution that are not stated,
 *     reserved bits. {@link #single} writes what it means
 */
public record MinutiaeRecord(
    Edition edition, List<View> views, List<ViewMinutiae> minutiae, boolean irregular) {
  /** Copies the lists. */
  public MinutiaeRecord {
    views = List.copyOf(views);
    minutiae = List.copyOf(minutiae);
  }

  /** The bytes of a record of that view alone, ISO/IEC 19794-2:2005 or ANSI INCITS 378-2004. */
  public byte[] single(int view) {
    return minutiae.get(view).record(isIso(), views.get(view));
  }

  /** Of ISO's family, as against INCITS'. */
  public boolean isIso() {
    return edition == Edition.ISO_19794_2_2005 || edition == Edition.ISO_19794_2_2011;
  }

  /** Which standard the record is written by. */
  public enum Edition {
    ISO_19794_2_2005,
    ISO_19794_2_2011,
    ANSI_378_2004,
    /** The draft of 2007, in which NIST's sample is written. */
    ANSI_378_2007,
    ANSI_378_2009,
    /** INCITS 378-2009 with its amendment 1. */
    ANSI_378_2009_AM1
  }

  /**
   * One view of one finger.
   *
   * @param position a single finger, or unknown
   * @param number counts the views of one finger from 0
   * @param quality as the record states it: 0 to 100, or 254 and 255 for none; -1 where the edition
   *     allows that there is none
   * @param minutiae how many
   * @param offset where the view starts, in bytes from the record's start
   */
  public record View(
      FrictionRidgePosition position,
      int number,
      ImpressionType type,
      int quality,
      int minutiae,
      int offset) {}

  /** The distinct positions, in order of their first view. */
  public List<FrictionRidgePosition> positions() {
    return views.stream().map(View::position).distinct().toList();
  }
}
