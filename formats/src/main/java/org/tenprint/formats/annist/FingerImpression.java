package org.tenprint.formats.annist;

import java.util.List;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.ImpressionType;

/**
 * One image of one or several fingers.
 *
 * @param source which record it is
 * @param position which finger or fingers
 * @param type how it was taken
 * @param image the image
 * @param segments of a slap, where the sender gave them
 * @param missing fingers that the sender says are not in the image
 */
public record FingerImpression(
    Source source,
    FrictionRidgePosition position,
    ImpressionType type,
    EncodedImage image,
    List<Segment> segments,
    List<MissingFinger> missing) {
  /** Copies the lists. */
  public FingerImpression {
    segments = List.copyOf(segments);
    missing = List.copyOf(missing);
  }

  /** The record's type (4 or 14), its IDC, and where it starts in the file. */
  public record Source(int recordType, int idc, int offset) {}
}
