package org.tenprint.synthetic;

import org.tenprint.formats.image.GreyImage;

/**
 * One press of a finger on a sensor: place, distortion, pressure, skin condition and contact area
 * thrown once, then rendered pixel by pixel. Displacements are computed on a grid of 8 pixels and
 * blended between.
 */
final class Press {
  private static final int GRID = 8;

  private final MasterFinger finger;
  private final int width;
  private final int height;
  private final ImpressionQuality quality;
  private final Dice dice;

  private final double turnCos;
  private final double turnSin;
  private final double shiftX;
  private final double shiftY;
  private final SkinDistortion distortion;

  Press(MasterFinger finger, int width, int height, ImpressionQuality quality, Dice dice) {
    this.finger = finger;
    this.width = width;
    this.height = height;
    this.quality = quality.worse(StrictMath.exp(dice.heldNormal(quality.lapses())));
    this.dice = dice;
    ImpressionQuality.Placement placement = this.quality.placement();
    double turn = Math.toRadians(dice.heldNormal(placement.rotation()));
    turnCos = StrictMath.cos(turn);
    turnSin = StrictMath.sin(turn);
    shiftX = dice.heldNormal(placement.shift());
    shiftY = dice.heldNormal(placement.shift());
    distortion = new SkinDistortion(dice, width, height, this.quality.distortion());
  }

  /**
   * The image.
   *
   * @param scale pixels for one of 500 ppi: 1 or 2. Every second pixel of the larger image is a
   *     pixel of the smaller one
   */
  GreyImage render(int scale) {
    int columns = width / GRID + 2;
    float[][] source = sources(columns, height / GRID + 2);
    Surface surface = new Surface(dice, width, height, quality);
    byte[] pixels = new byte[width * height * scale * scale];
    for (int row = 0; row < height * scale; row++) {
      float y = row / (float) scale;
      for (int column = 0; column < width * scale; column++) {
        float x = column / (float) scale;
        int cell = (int) y / GRID * columns + (int) x / GRID;
        float u = x % GRID / GRID;
        float v = y % GRID / GRID;
        float ridge =
            finger.at(blend(source[0], cell, columns, u, v), blend(source[1], cell, columns, u, v));
        pixels[row * width * scale + column] = (byte) surface.grey(x, y, ridge);
      }
    }
    surface.scratch(pixels, scale);
    return new GreyImage(width * scale, height * scale, pixels, scale * MasterFinger.PPI);
  }

  /** Where on the master each grid point comes from: x, then y. */
  private float[][] sources(int columns, int rows) {
    float[][] source = new float[2][columns * rows];
    double[] moved = new double[2];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double x = column * GRID;
        double y = row * GRID;
        distortion.displacement(x, y, moved);
        double dx = x + moved[0] - width / 2.0;
        double dy = y + moved[1] - height / 2.0;
        source[0][row * columns + column] =
            (float) (turnCos * dx - turnSin * dy + shiftX + finger.width() / 2.0);
        source[1][row * columns + column] =
            (float) (turnSin * dx + turnCos * dy + shiftY + finger.height() / 2.0);
      }
    }
    return source;
  }

  private static float blend(float[] grid, int at, int columns, float u, float v) {
    float top = grid[at] + u * (grid[at + 1] - grid[at]);
    float bottom = grid[at + columns] + u * (grid[at + columns + 1] - grid[at + columns]);
    return top + v * (bottom - top);
  }
}
