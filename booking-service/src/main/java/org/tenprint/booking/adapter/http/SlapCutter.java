package org.tenprint.booking.adapter.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tenprint.booking.application.PixelBudget;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.Limits;
import org.tenprint.formats.annist.EncodedImage;
import org.tenprint.formats.annist.FingerImpression;
import org.tenprint.formats.annist.MissingFinger;
import org.tenprint.formats.annist.Segment;
import org.tenprint.formats.image.GreyImage;
import org.tenprint.formats.slap.SlapSegmenter;

/**
 * Cuts the slaps of one file into single fingers: along the sender's segments, else along those
 * that are found. Slaps are decoded only as far as a budget of pixels goes: that of a card's three
 * slaps at 1000 ppi.
 */
final class SlapCutter {
  /** Pixels of all slaps of a file. */
  private static final int MOST_PIXELS = 32 << 20;

  /** Pixels of one slap: 3.3 × 3.1 inches at 1000 ppi. */
  private static final int MOST_OF_ONE = 10_300_000;

  private final Limits limits;
  private final PixelBudget budget;
  private int left = MOST_PIXELS;

  SlapCutter(Limits limits, PixelBudget budget) {
    this.limits = limits;
    this.budget = budget;
  }

  /** A finger cut from a slap. */
  record Cut(FingerPosition finger, GreyImage image) {}

  /**
   * The fingers of a slap.
   *
   * @param missing fingers that the file says are not there; a scarred one is, and shows a tip, or
   *     cannot be told from another hand's at the edge
   * @throws FormatException {@code SLAP_NOT_SEGMENTED} where they cannot be told apart, {@code
   *     UNSUPPORTED} or {@code TOO_LARGE} where it is not decoded, else where it is broken
   */
  List<Cut> cut(FingerImpression slap, List<MissingFinger> missing) throws FormatException {
    admit(slap.image());
    return budget.charged(
        slap.image().width(),
        slap.image().height(),
        () -> cut(slap, missing, slap.image().decode(limits)));
  }

  private static List<Cut> cut(FingerImpression slap, List<MissingFinger> missing, GreyImage whole)
      throws FormatException {
    List<Segment> segments =
        slap.segments().isEmpty()
            ? SlapSegmenter.segment(
                whole,
                slap.position(),
                positions(missing, reason -> reason != MissingFinger.Reason.SCARRED),
                positions(missing, reason -> reason == MissingFinger.Reason.SCARRED))
            : slap.segments();
    List<Cut> cuts = new ArrayList<>();
    for (Segment segment : segments) {
      cuts.add(new Cut(segment.position(), whole.crop(segment.box())));
    }
    return cuts;
  }

  private static List<FingerPosition> positions(
      List<MissingFinger> fingers, Predicate<MissingFinger.Reason> which) {
    return fingers.stream()
        .filter(finger -> which.test(finger.reason()))
        .map(MissingFinger::position)
        .toList();
  }

  /** The sender's segments as text, in the order given. */
  static String text(List<Segment> segments) {
    return segments.stream()
        .map(
            segment ->
                String.format(
                    Locale.ROOT,
                    "%d:%d,%d,%d,%d",
                    segment.position().code(),
                    segment.box().left(),
                    segment.box().top(),
                    segment.box().right(),
                    segment.box().bottom()))
        .collect(Collectors.joining(" "));
  }

  private void admit(EncodedImage image) throws FormatException {
    long count = (long) image.width() * image.height();
    if (count > MOST_OF_ONE || count > left) {
      throw new FormatException(
          FormatCode.TOO_LARGE,
          0,
          "the slap has more pixels than are cut; send it at 500 ppi, or one image a finger");
    }
    left -= (int) count;
  }
}
