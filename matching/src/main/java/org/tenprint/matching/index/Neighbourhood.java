package org.tenprint.matching.index;

/**
 * The coordinates in which the surroundings of a minutia are described: the minutia's own frame (x
 * along its direction), a disc of {@value #RADIUS} pixels cut into cells of {@value #CELL}, each
 * neighbour's direction relative to the minutia's in {@value #DIRECTIONS} steps, as in the minutia
 * cylinder code (Cappelli, Ferrara, Maltoni, PAMI 2010). A neighbour falls in one fine row; each
 * row spreads over a coarse basis by Gaussians, so that the description is a smooth function of the
 * neighbours and linear in them.
 */
public final class Neighbourhood {
  /** Radius in pixels at 500 ppi. */
  public static final int RADIUS = 104;

  static final int CELL = 8;
  static final int SIDE = 2 * RADIUS / CELL;
  static final int DIRECTIONS = 32;

  /** How many fine rows there are. */
  public static final int ROWS = SIDE * SIDE * DIRECTIONS;

  private static final int BASIS_SIDE = 13;
  private static final int BASIS_CELL = 2 * RADIUS / BASIS_SIDE;
  private static final int BASIS_DIRECTIONS = 8;

  /** How many elements the coarse basis has. */
  public static final int BASIS = BASIS_SIDE * BASIS_SIDE * BASIS_DIRECTIONS;

  private static final double SPREAD = 9;
  private static final double ANGLE_SPREAD = 0.45;
  private static final double REACH = 2.2;

  /** Takes the weight of a row on a basis element. */
  @FunctionalInterface
  public interface BasisWeight {
    void take(int element, double weight);
  }

  private Neighbourhood() {}

  /**
   * The fine row of a neighbour.
   *
   * @param u offset along the minutia's direction, within the radius
   * @param v offset across it
   * @param turn neighbour's direction less the minutia's, 1/256 of a turn
   */
  static int row(float u, float v, int turn) {
    int column = Math.min(SIDE - 1, (int) ((u + RADIUS) * (1f / CELL)));
    int line = Math.min(SIDE - 1, (int) ((v + RADIUS) * (1f / CELL)));
    return (line * SIDE + column) * DIRECTIONS + ((turn + 4 & 0xff) >>> 3);
  }

  /** The basis elements a row spreads over. */
  public static void spread(int row, BasisWeight sink) {
    double direction = row % DIRECTIONS * (2 * Math.PI / DIRECTIONS);
    double u = row / DIRECTIONS % SIDE * CELL + CELL / 2.0 - RADIUS;
    double v = row / DIRECTIONS / SIDE * CELL + CELL / 2.0 - RADIUS;
    for (int line = 0; line < BASIS_SIDE; line++) {
      double dv = (line + 0.5) * BASIS_CELL - RADIUS - v;
      for (int column = 0; column < BASIS_SIDE; column++) {
        double du = (column + 0.5) * BASIS_CELL - RADIUS - u;
        double square = (du * du + dv * dv) / (SPREAD * SPREAD);
        if (square < REACH * REACH) {
          spreadDirections(
              (line * BASIS_SIDE + column) * BASIS_DIRECTIONS,
              direction,
              Math.exp(-square / 2),
              sink);
        }
      }
    }
  }

  private static void spreadDirections(
      int first, double direction, double weight, BasisWeight sink) {
    for (int k = 0; k < BASIS_DIRECTIONS; k++) {
      double turn =
          Math.IEEEremainder(direction - k * (2 * Math.PI / BASIS_DIRECTIONS), 2 * Math.PI)
              / ANGLE_SPREAD;
      if (turn * turn < REACH * REACH) {
        sink.take(first + k, weight * Math.exp(-turn * turn / 2));
      }
    }
  }
}
