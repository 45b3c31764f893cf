package org.tenprint.formats.slap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.tenprint.formats.FingerPosition;
import org.tenprint.formats.FormatCode;
import org.tenprint.formats.FormatException;
import org.tenprint.formats.FrictionRidgePosition;
import org.tenprint.formats.annist.Segment;
import org.tenprint.formats.image.Box;
import org.tenprint.formats.image.GreyImage;

/**
 * Finds the fingertips in a slap. Blocks of strong local variance are ridges or writing; opening by
 * a square wider than any stroke leaves ridges; connected regions of a fingertip's size are kept.
 * Regions that stand in one column are one finger's phalanges, the topmost its tip. The tips from
 * left to right are the position's fingers in their order, provided that their number is right. If
 * there are too many, none is thrown away: which one it is, of a stump, of the next hand, nobody
 * can tell. Nor is a tip at an edge told from a scarred finger that shows none, whatever their
 * number. Cost: one pass over the pixels, some over the blocks (1/144 of them); memory a few bytes
 * a block. Hands are taken to point upwards within about 25 degrees.
 */
public final class SlapSegmenter {
  /** Lengths in pixels at 500 ppi. */
  private static final int MIN_WIDTH = 110;

  private static final int MIN_HEIGHT = 140;
  private static final int MARGIN = 10;

  /** What ends so near to an edge may go on beyond it: regions lose their last blocks there. */
  private static final int EDGE = 16;

  /** Share of the narrower region's width by which two regions are in one column. */
  private static final double SAME_COLUMN = 0.35;

  /** A fingertip is no longer than this many times its width: what follows is the next phalanx. */
  private static final double LONGEST = 1.9;

  private SlapSegmenter() {}

  /**
   * The fingers of a slap of which none is scarred.
   *
   * @see #segment(GreyImage, FrictionRidgePosition, List, List)
   */
  public static List<Segment> segment(
      GreyImage slap, FrictionRidgePosition position, List<FingerPosition> missing)
      throws FormatException {
    return segment(slap, position, missing, List.of());
  }

  /**
   * The fingers of a slap.
   *
   * @param missing positions 1 to 10 that the sender says are not there
   * @param scarred positions 1 to 10 that the sender says are scarred: they must be found, and with
   *     one of the slap's among them no tip may stand at the left or right edge
   * @throws FormatException {@link FormatCode#SLAP_NOT_SEGMENTED} if not exactly the fingers that
   *     must be there are found, or it cannot be known
   */
  public static List<Segment> segment(
      GreyImage slap,
      FrictionRidgePosition position,
      List<FingerPosition> missing,
      List<FingerPosition> scarred)
      throws FormatException {
    List<FingerPosition> expected = new ArrayList<>(position.fingers());
    expected.removeAll(missing);
    double scale = slap.ppi() > 0 ? slap.ppi() / 500.0 : 1;
    List<Box> tips = tips(regions(slap, scale));
    Predicate<Box> atAnEdge =
        tip -> Math.min(tip.left(), slap.width() - tip.right()) <= EDGE * scale;
    if (expected.stream().anyMatch(scarred::contains) && tips.stream().anyMatch(atAnEdge)) {
      throw new FormatException(
          FormatCode.SLAP_NOT_SEGMENTED,
          0,
          "of a slap with a scarred finger a fingertip stands at the edge, which may be another's;"
              + " send 14.021 (SEG) or single prints");
    }
    if (expected.isEmpty() || tips.size() != expected.size()) {
      throw new FormatException(
          FormatCode.SLAP_NOT_SEGMENTED,
          0,
          "%d fingertips were found in the slap where %d must be; send 14.021 (SEG) or single prints"
              .formatted(tips.size(), expected.size()));
    }
    tips.sort(Comparator.comparingInt(tip -> tip.left() + tip.right()));
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < tips.size(); i++) {
      Box tip = tips.get(i);
      int longest = tip.top() + (int) (LONGEST * tip.width());
      Box cut = new Box(tip.left(), tip.top(), tip.right(), Math.min(tip.bottom(), longest));
      segments.add(new Segment(expected.get(i), cut));
    }
    return List.copyOf(segments);
  }

  /** The regions large enough for a fingertip, widened by a margin. */
  private static List<Box> regions(GreyImage slap, double scale) {
    List<Box> regions = new ArrayList<>();
    int margin = (int) (MARGIN * scale);
    for (Box box : RidgeRegions.of(slap, scale)) {
      if (box.width() >= MIN_WIDTH * scale && box.height() >= MIN_HEIGHT * scale) {
        regions.add(
            new Box(
                Math.max(0, box.left() - margin),
                Math.max(0, box.top() - margin),
                Math.min(slap.width(), box.right() + margin),
                Math.min(slap.height(), box.bottom() + margin)));
      }
    }
    return regions;
  }

  /** The topmost region of each column. */
  private static List<Box> tips(List<Box> regions) {
    List<Box> tips = new ArrayList<>();
    List<Box> lowest = new ArrayList<>();
    regions.sort(Comparator.comparingInt(Box::top).thenComparingInt(Box::left));
    for (Box region : regions) {
      int column = column(region, lowest);
      if (column < 0) {
        tips.add(region);
        lowest.add(region);
      } else {
        lowest.set(column, region);
      }
    }
    return tips;
  }

  /** The column whose lowest region shares most of its width with this one, or −1. */
  private static int column(Box region, List<Box> lowest) {
    int best = -1;
    double most = SAME_COLUMN;
    for (int i = 0; i < lowest.size(); i++) {
      Box above = lowest.get(i);
      int shared = Math.min(region.right(), above.right()) - Math.max(region.left(), above.left());
      double share = (double) shared / Math.min(region.width(), above.width());
      if (share >= most && region.top() > (above.top() + above.bottom()) / 2) {
        best = i;
        most = share;
      }
    }
    return best;
  }
}
