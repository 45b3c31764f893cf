package org.tenprint.synthetic;

/**
 * The ridges of one finger as they are, before any press: −1 in valleys to 1 on ridges, at 500 ppi.
 * Immutable.
 */
public final class MasterFinger {
  /** Pixels an inch of every master and impression. */
  public static final int PPI = 500;

  /** Every so many pixels the direction is computed exactly; between them it is blended. */
  private static final int GRID = 2;

  /** Lower than any valley: no pressure makes it touch. */
  private static final float BEYOND = -9;

  private final PatternClass pattern;
  private final int width;
  private final int height;
  private final float[] ridges;

  private MasterFinger(PatternClass pattern, int width, int height, float[] ridges) {
    this.pattern = pattern;
    this.width = width;
    this.height = height;
    this.ridges = ridges;
  }

  /** How much of a finger is grown, and so how long that takes. */
  public enum Size {
    /** 400 × 520 pixels, 20 × 26 mm: room for presses of up to 388 × 512. */
    FULL(400, 520),
    /** 680 × 640 pixels, 35 × 33 mm: a finger rolled from nail to nail. */
    ROLLED(680, 640),
    /** 280 × 340 pixels, for tests that need hundreds of people. */
    SMALL(280, 340);

    final int width;
    final int height;

    Size(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  /** The finger of that seed. */
  static MasterFinger grow(PatternClass pattern, long seed, Size size) {
    OrientationField field = new OrientationField(pattern, Dice.of(seed, 1));
    byte[] direction = directions(field, size);
    byte[] distance =
        distances(new RidgeDistance(field, Dice.of(seed, 2), size.width, size.height), size);
    float[] ridges =
        new RidgeGrowth(size.width, size.height, direction, distance)
            .grow(Dice.of(seed, 3), ROUNDS);
    return new MasterFinger(pattern, size.width, size.height, ridges);
  }

  /** Of growth: with fewer, short ridges stay; with more, only minutiae that must be. */
  private static final int ROUNDS = 16;

  private static byte[] directions(OrientationField field, Size size) {
    byte[] direction = new byte[size.width * size.height];
    double unit = Size.FULL.width / 2.0;
    for (int y = 0; y < size.height; y += GRID) {
      for (int x = 0; x < size.width; x += GRID) {
        double angle = field.at((x - size.width / 2.0) / unit, (size.height / 2.0 - y) / unit);
        double turns = angle / Math.PI;
        int index = (int) Math.rint((turns - Math.floor(turns)) * RidgeGrowth.DIRECTIONS);
        for (int dy = 0; dy < GRID; dy++) {
          for (int dx = 0; dx < GRID; dx++) {
            direction[(y + dy) * size.width + x + dx] = (byte) (index % RidgeGrowth.DIRECTIONS);
          }
        }
      }
    }
    return direction;
  }

  private static byte[] distances(RidgeDistance ridges, Size size) {
    byte[] distance = new byte[size.width * size.height];
    for (int y = 0; y < size.height; y++) {
      for (int x = 0; x < size.width; x++) {
        double index = (ridges.at(x, y) - RidgeGrowth.FIRST_DISTANCE) / RidgeGrowth.DISTANCE_STEP;
        distance[y * size.width + x] =
            (byte) Math.max(0, Math.min(RidgeGrowth.DISTANCES - 1, Math.rint(index)));
      }
    }
    return distance;
  }

  /** The class of its pattern. */
  public PatternClass pattern() {
    return pattern;
  }

  /** Pixels from left to right. */
  public int width() {
    return width;
  }

  /** Pixels from top to bottom. */
  public int height() {
    return height;
  }

  /** The ridges' height at a place, blended between pixels; beyond the master a deep valley. */
  float at(float x, float y) {
    if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) {
      return BEYOND;
    }
    int column = (int) x;
    int row = (int) y;
    int at = row * width + column;
    float du = x - column;
    float top = ridges[at] + du * (ridges[at + 1] - ridges[at]);
    float bottom = ridges[at + width] + du * (ridges[at + width + 1] - ridges[at + width]);
    return top + (y - row) * (bottom - top);
  }
}
