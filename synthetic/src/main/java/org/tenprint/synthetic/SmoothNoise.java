package org.tenprint.synthetic;

/**
 * A smooth random surface, about −1 to 1: random values on a square lattice, joined by cubic
 * blending in both directions (value noise). Cost: four table look-ups a point.
 */
final class SmoothNoise {
  private final float[] lattice;
  private final int columns;
  private final int rows;
  private final float perCell;

  /** Covers {@code [0, width] × [0, height]} with a value every {@code cell} pixels. */
  SmoothNoise(Dice dice, double width, double height, double cell) {
    columns = (int) (width / cell) + 3;
    rows = (int) (height / cell) + 3;
    perCell = (float) (1 / cell);
    lattice = new float[columns * rows];
    for (int i = 0; i < lattice.length; i++) {
      lattice[i] = (float) dice.uniform(-1, 1);
    }
  }

  /** Beyond the surface its border goes on. */
  float at(float x, float y) {
    float u = Math.max(0, Math.min(columns - 1.001f, x * perCell));
    float v = Math.max(0, Math.min(rows - 1.001f, y * perCell));
    int column = (int) u;
    int row = (int) v;
    float du = blend(u - column);
    float dv = blend(v - row);
    int at = row * columns + column;
    float top = lattice[at] + du * (lattice[at + 1] - lattice[at]);
    float bottom = lattice[at + columns] + du * (lattice[at + columns + 1] - lattice[at + columns]);
    return top + dv * (bottom - top);
  }

  private static float blend(float t) {
    return t * t * (3 - 2 * t);
  }
}
