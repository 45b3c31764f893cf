package org.tenprint.formats.slap;

import java.util.ArrayList;
import java.util.List;
import org.tenprint.formats.image.Box;
import org.tenprint.formats.image.GreyImage;

/** Connected regions of ridge texture, as boxes, on a grid of 12-pixel blocks (at 500 ppi). */
final class RidgeRegions {
  private static final int BLOCK = 12;

  /** Blocks to each side of the squares that close gaps and that open away strokes. */
  private static final int CLOSE = 1;

  private static final int OPEN = 4;

  /** Standard deviation, grey levels, below which a block holds nothing. */
  private static final int FAINTEST = 18;

  private final int block;
  private final int columns;
  private final int rows;

  private RidgeRegions(GreyImage image, double scale) {
    block = Math.max(4, (int) Math.round(BLOCK * scale));
    columns = image.width() / block;
    rows = image.height() / block;
  }

  static List<Box> of(GreyImage image, double scale) {
    RidgeRegions regions = new RidgeRegions(image, scale);
    if (regions.columns == 0 || regions.rows == 0) {
      return List.of();
    }
    boolean[] mask = regions.textured(image);
    mask = regions.spread(regions.spread(mask, CLOSE, true), CLOSE, false);
    mask = regions.spread(regions.spread(mask, OPEN, false), OPEN, true);
    return regions.connected(mask, image);
  }

  /** Blocks whose deviation is above Otsu's threshold between empty and textured ones. */
  private boolean[] textured(GreyImage image) {
    int[] deviation = new int[columns * rows];
    int[] histogram = new int[129];
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = deviation(image, i % columns * block, i / columns * block);
      histogram[deviation[i]]++;
    }
    int threshold = Math.max(FAINTEST, otsu(histogram, deviation.length));
    boolean[] mask = new boolean[deviation.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = deviation[i] >= threshold;
    }
    return mask;
  }

  private int deviation(GreyImage image, int left, int top) {
    long sum = 0;
    long squares = 0;
    for (int y = top; y < top + block; y++) {
      for (int x = left; x < left + block; x++) {
        int value = image.at(x, y);
        sum += value;
        squares += (long) value * value;
      }
    }
    double count = (double) block * block;
    double mean = sum / count;
    return (int) Math.sqrt(Math.max(0, squares / count - mean * mean));
  }

  /** N. Otsu, "A threshold selection method from gray-level histograms" (1979). */
  private static int otsu(int[] histogram, int total) {
    double all = 0;
    for (int i = 0; i < histogram.length; i++) {
      all += (double) i * histogram[i];
    }
    double below = 0;
    int count = 0;
    double best = -1;
    int threshold = 0;
    for (int i = 0; i < histogram.length - 1; i++) {
      count += histogram[i];
      below += (double) i * histogram[i];
      if (count > 0 && count < total) {
        double gap = below / count - (all - below) / (total - count);
        double between = gap * gap * count * (total - count);
        if (between > best) {
          best = between;
          threshold = i + 1;
        }
      }
    }
    return threshold;
  }

  /**
   * Dilation ({@code to} true) or erosion by a square, rows first; beyond the border there is
   * nothing. So what opening leaves is what squares that lie within the image cover.
   */
  private boolean[] spread(boolean[] mask, int reach, boolean to) {
    boolean[] across = new boolean[mask.length];
    boolean[] both = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      int column = i % columns;
      boolean value = !to && column >= reach && column < columns - reach;
      int first = Math.max(0, column - reach);
      int last = Math.min(columns - 1, column + reach);
      for (int at = first; at <= last && value != to; at++) {
        value = mask[i - column + at];
      }
      across[i] = value;
    }
    for (int i = 0; i < mask.length; i++) {
      int row = i / columns;
      boolean value = !to && row >= reach && row < rows - reach;
      int first = Math.max(0, row - reach);
      int last = Math.min(rows - 1, row + reach);
      for (int at = first; at <= last && value != to; at++) {
        value = across[at * columns + i % columns];
      }
      both[i] = value;
    }
    return both;
  }

  /** The boxes of 4-connected regions, in pixels; the last block reaches to the image's edge. */
  private List<Box> connected(boolean[] mask, GreyImage image) {
    List<Box> boxes = new ArrayList<>();
    int[] queue = new int[mask.length];
    for (int start = 0; start < mask.length; start++) {
      if (mask[start]) {
        boxes.add(fill(mask, start, queue, image));
      }
    }
    return boxes;
  }

  private Box fill(boolean[] mask, int start, int[] queue, GreyImage image) {
    int left = columns;
    int right = 0;
    int top = rows;
    int bottom = 0;
    int filled = 1;
    queue[0] = start;
    mask[start] = false;
    for (int next = 0; next < filled; next++) {
      int column = queue[next] % columns;
      int row = queue[next] / columns;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      int[] neighbours = {
        column > 0 ? queue[next] - 1 : -1,
        column < columns - 1 ? queue[next] + 1 : -1,
        row > 0 ? queue[next] - columns : -1,
        row < rows - 1 ? queue[next] + columns : -1
      };
      for (int neighbour : neighbours) {
        if (neighbour >= 0 && mask[neighbour]) {
          mask[neighbour] = false;
          queue[filled++] = neighbour;
        }
      }
    }
    return new Box(
        left * block,
        top * block,
        right == columns - 1 ? image.width() : (right + 1) * block,
        bottom == rows - 1 ? image.height() : (bottom + 1) * block);
  }
}
