package org.tenprint.matching.index;

import java.util.Arrays;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * One finger of the probe made ready for alignment: its minutiae, and a map of the plane in cells
 * of {@value #CELL} pixels that names up to two minutiae near each cell, so that "is there a
 * minutia here?" costs one look-up.
 */
final class ProbeFinger {
  static final int CELL = 8;

  /** Most cells a side: what lies so many apart is in one. */
  private static final int SIDE = 1 << 8;

  private static final int NEAR = 18;
  private static final int MOST = 128;

  final int count;
  final int[] x;
  final int[] y;
  final int[] direction;

  /** Minutiae a square pixel over the print's bounding box. */
  final double density;

  /** Of the cells around the print alone, so that ten prints' maps stay in the cache. */
  private final byte[] first;

  private final byte[] second;
  private final int firstLine;
  private final int firstColumn;
  private final int columns;
  private int left = Integer.MAX_VALUE;
  private int top = Integer.MAX_VALUE;
  private int right;
  private int bottom;

  ProbeFinger(FingerTemplate finger) {
    count = Math.min(MOST, finger.size());
    x = new int[count];
    y = new int[count];
    direction = new int[count];
    for (int i = 0; i < count; i++) {
      x[i] = finger.x(i);
      y[i] = finger.y(i);
      direction[i] = finger.direction(i);
      left = Math.min(left, x[i]);
      top = Math.min(top, y[i]);
      right = Math.max(right, x[i]);
      bottom = Math.max(bottom, y[i]);
    }
    density = count / Math.max(10_000.0, 0.85 * (right - left + 20) * (bottom - top + 20));
    firstLine = Math.max(0, top - NEAR) / CELL;
    firstColumn = Math.max(0, left - NEAR) / CELL;
    columns = cells(firstColumn, right);
    first = new byte[cells(firstLine, bottom) * columns];
    second = new byte[first.length];
    Arrays.fill(first, (byte) -1);
    Arrays.fill(second, (byte) -1);
    for (int i = 0; i < count; i++) {
      mark(i);
    }
  }

  private static int cells(int from, int furthest) {
    return Math.max(0, Math.min(SIDE, (furthest + NEAR) / CELL - from + 1));
  }

  private int at(int line, int column) {
    return (line - firstLine & SIDE - 1) * columns + (column - firstColumn & SIDE - 1);
  }

  private void mark(int index) {
    for (int line = Math.max(0, y[index] - NEAR) / CELL; line <= (y[index] + NEAR) / CELL; line++) {
      for (int column = Math.max(0, x[index] - NEAR) / CELL;
          column <= (x[index] + NEAR) / CELL;
          column++) {
        int at = at(line, column);
        int old = first[at];
        if (old < 0 || distance(index, column, line) < distance(old, column, line)) {
          second[at] = (byte) old;
          first[at] = (byte) index;
        } else if (second[at] < 0
            || distance(index, column, line) < distance(second[at], column, line)) {
          second[at] = (byte) index;
        }
      }
    }
  }

  private int distance(int index, int column, int line) {
    int dx = x[index] - column * CELL - CELL / 2;
    int dy = y[index] - line * CELL - CELL / 2;
    return dx * dx + dy * dy;
  }

  /** The cell of a point within reach of the print, or -1. */
  int cell(float px, float py) {
    if (px < left - NEAR
        || py < top - NEAR
        || px > right + NEAR
        || py > bottom + NEAR
        || px < 0
        || py < 0) {
      return -1;
    }
    return at((int) py / CELL, (int) px / CELL);
  }

  int nearest(int cell) {
    return first[cell];
  }

  int secondNearest(int cell) {
    return second[cell];
  }
}
