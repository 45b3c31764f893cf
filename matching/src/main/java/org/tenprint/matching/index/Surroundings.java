package org.tenprint.matching.index;

import org.tenprint.matching.prints.FingerTemplate;

/**
 * Walks the neighbours of each minutia of a template. Cost: n² distance tests, 1.5 ns each, and the
 * neighbours' rows.
 */
public final class Surroundings {
  /** A minutia with fewer neighbours says too little to be indexed. */
  public static final int FEWEST_NEIGHBOURS = 4;

  private static final float[] COS = new float[256];
  private static final float[] SIN = new float[256];

  static {
    for (int i = 0; i < 256; i++) {
      COS[i] = (float) Math.cos(i * Math.PI / 128);
      SIN[i] = (float) Math.sin(i * Math.PI / 128);
    }
  }

  private final int[] rows = new int[FingerTemplate.MAX_MINUTIAE];

  static float cos(int angle) {
    return COS[angle & 0xff];
  }

  static float sin(int angle) {
    return SIN[angle & 0xff];
  }

  /**
   * The rows of a minutia's neighbours.
   *
   * @return how many; the rows themselves are in {@link #rows}
   */
  public int around(FingerTemplate finger, int index) {
    int x = finger.x(index);
    int y = finger.y(index);
    int direction = finger.direction(index);
    float cos = COS[direction];
    float sin = SIN[direction];
    int found = 0;
    for (int i = 0; i < finger.size(); i++) {
      int dx = finger.x(i) - x;
      int dy = y - finger.y(i);
      if (dx * dx + dy * dy < Neighbourhood.RADIUS * Neighbourhood.RADIUS && i != index) {
        float u = cos * dx + sin * dy;
        float v = cos * dy - sin * dx;
        rows[found++] = Neighbourhood.row(u, v, finger.direction(i) - direction);
      }
    }
    return found;
  }

  /** The rows found last. */
  public int[] rows() {
    return rows;
  }
}
