package org.tenprint.formats.image;

/**
 * The wavelet decomposition of WSQ (IAFIS-IC-0110 3.1, section 2): twenty splits of a region into
 * its low and high halves, rows then columns, by the biorthogonal 9/7 filters of Cohen, Daubechies
 * and Feauveau, which leave 64 subbands. Sides are multiples of {@value #STEP}, so every split is
 * into equal halves.
 */
final class WsqBands {
  /** What the sides must be multiples of: five levels. */
  static final int STEP = 32;

  /** Subbands that are coded; the last four, of the finest detail, are not. */
  static final int CODED = 60;

  static final double[] LOW = {
    0.03782845550699546, -0.02384946501938000, -0.11062440441842342, 0.37740285561265380,
    0.85269867900940344, 0.37740285561265380, -0.11062440441842342, -0.02384946501938000,
    0.03782845550699546
  };
  static final double[] HIGH = {
    0.06453888262893845,
    -0.04068941760955844,
    -0.41809227322221221,
    0.78848561640566439,
    -0.41809227322221221,
    -0.04068941760955844,
    0.06453888262893845
  };

  private final int width;
  private final float[] values;
  private final Box[] bands = new Box[CODED + 4];

  private WsqBands(int width, int height, float[] values) {
    this.width = width;
    this.values = values;
    Box whole = new Box(0, 0, width, height);
    Box second = quarter(whole, 0);
    sixteen(3, quarter(second, 0));
    sixteen(19, quarter(second, 1));
    sixteen(48, whole);
    sixteen(35, quarter(second, 2));
    four(0, quarter(quarter(quarter(second, 0), 0), 0));
  }

  /** The subbands of values, which are used up. */
  static WsqBands of(int width, int height, float[] values) {
    WsqBands bands = new WsqBands(width, height, values);
    bands.decompose(new Box(0, 0, width, height));
    return bands;
  }

  /** The values of a subband, row by row. */
  float[] band(int number) {
    Box box = bands[number];
    float[] band = new float[box.width() * box.height()];
    for (int y = 0; y < box.height(); y++) {
      System.arraycopy(
          values, (box.top() + y) * width + box.left(), band, y * box.width(), box.width());
    }
    return band;
  }

  /** Upper left, upper right, lower left, lower right. */
  private static Box quarter(Box box, int which) {
    int left = box.left() + (which & 1) * box.width() / 2;
    int top = box.top() + (which >> 1) * box.height() / 2;
    return new Box(left, top, left + box.width() / 2, top + box.height() / 2);
  }

  private void four(int first, Box box) {
    for (int i = 0; i < 4; i++) {
      bands[first + i] = quarter(box, i);
    }
  }

  private void sixteen(int first, Box box) {
    for (int i = 0; i < 4; i++) {
      four(first + 4 * i, quarter(box, i));
    }
  }

  /** Splits by the tree of the standard, whose high halves come first where they were mirrored. */
  private void decompose(Box whole) {
    split(whole, 0);
    Box second = quarter(whole, 0);
    split(second, 0);
    split(quarter(whole, 1), 1);
    split(quarter(whole, 2), 2);
    for (int i = 0; i < 3; i++) {
      Box third = quarter(second, i);
      split(third, i);
      for (int j = 0; j < 4; j++) {
        split(quarter(third, j), j);
      }
    }
    split(quarter(quarter(quarter(second, 0), 0), 0), 0);
  }

  /**
   * One split.
   *
   * @param mirrored bit 0: in rows the high half comes first; bit 1: in columns
   */
  private void split(Box box, int mirrored) {
    for (int y = box.top(); y < box.bottom(); y++) {
      line(y * width + box.left(), 1, box.width(), (mirrored & 1) != 0);
    }
    for (int x = box.left(); x < box.right(); x++) {
      line(box.top() * width + x, width, box.height(), (mirrored & 2) != 0);
    }
  }

  private void line(int start, int stride, int length, boolean highFirst) {
    float[] line = new float[length];
    for (int i = 0; i < length; i++) {
      line[i] = values[start + i * stride];
    }
    int half = length / 2;
    for (int k = 0; k < half; k++) {
      int low = highFirst ? half + k : k;
      int high = highFirst ? k : half + k;
      values[start + low * stride] = filtered(line, 2 * k, LOW);
      values[start + high * stride] = filtered(line, 2 * k + 1, HIGH);
    }
  }

  /** The line about a place under a symmetric filter; beyond its ends it is mirrored. */
  private static float filtered(float[] line, int centre, double[] filter) {
    int reach = filter.length / 2;
    double sum = 0;
    for (int j = -reach; j <= reach; j++) {
      int at = Math.abs(centre + j);
      while (at < 0 || at >= line.length) {
        at = at < 0 ? -at : 2 * (line.length - 1) - at;
      }
      sum += filter[reach + j] * line[at];
    }
    return (float) sum;
  }
}
