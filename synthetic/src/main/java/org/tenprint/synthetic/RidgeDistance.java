package org.tenprint.synthetic;

/**
 * The distance between ridges at each place. Where ridges spread apart, either they widen or new
 * ones begin; if distances were thrown without regard to directions, every finger of a class would
 * have its minutiae where the class's field spreads, and strangers would match. Ridges a unit of
 * width, w, flow along the unit tangent t, and the density of minutiae is that flow's divergence:
 *
 * <pre>div(w t) = w (t · ∇log w + div t)</pre>
 *
 * So log w is sought that keeps the bracket small, stays near a smooth random surface of the
 * finger's own, and within bounds: minimise ∑ (t · ∇L + div t)² + λ ∑ (L − L₀)² by descent on a
 * grid of 8 pixels. What remains of the bracket is where this finger's minutiae must be.
 */
final class RidgeDistance {
  private static final int GRID = 8;
  private static final int STEPS = 300;
  private static final float RATE = 0.2f;

  /** Weights of the random surface and of smoothness against the flow's divergence. */
  private static final float NEARNESS = 0.01f;

  private static final float SMOOTHNESS = 0.01f;

  /** Parts of the mean by which distances vary of themselves, over 110 and over 44 pixels. */
  private static final float WIDE = 0.10f;

  private static final float NARROW = 0.12f;

  /** Spread in a grid step beyond which a place is a singularity. */
  private static final float STEEPEST = 0.35f;

  private final int columns;
  private final int rows;
  private final float[] tangentX;
  private final float[] tangentY;
  private final float[] divergence;
  private final float[] prior;
  private final float[] log;

  /** The field's directions over a master of these sides. */
  RidgeDistance(OrientationField field, Dice dice, int width, int height) {
    columns = width / GRID + 2;
    rows = height / GRID + 2;
    int places = columns * rows;
    tangentX = new float[places];
    tangentY = new float[places];
    divergence = new float[places];
    prior = new float[places];
    double[] angle = new double[places];
    double mean = StrictMath.log(dice.uniform(8.4, 9.6));
    SmoothNoise wide = new SmoothNoise(dice, width, height, 110);
    SmoothNoise narrow = new SmoothNoise(dice, width, height, 44);
    double unit = MasterFinger.Size.FULL.width / 2.0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        float x = column * GRID;
        float y = row * GRID;
        angle[at] = field.at((x - width / 2.0) / unit, (height / 2.0 - y) / unit);
        tangentX[at] = (float) StrictMath.cos(angle[at]);
        tangentY[at] = (float) -StrictMath.sin(angle[at]);
        prior[at] = (float) -(mean + WIDE * wide.at(x, y) + NARROW * narrow.at(x, y));
      }
    }
    for (int row = 1; row < rows - 1; row++) {
      for (int column = 1; column < columns - 1; column++) {
        int at = row * columns + column;
        double byX = half(angle[at + 1] - angle[at - 1]) / 2;
        double byY = half(angle[at + columns] - angle[at - columns]) / 2;
        // t = (cos a, −sin a): div t = −sin a ∂a/∂x − cos a ∂a/∂y
        double spread = tangentY[at] * byX - tangentX[at] * byY;
        divergence[at] = (float) Math.max(-STEEPEST, Math.min(STEEPEST, spread));
      }
    }
    log = prior.clone();
    for (int i = 0; i < STEPS; i++) {
      descend();
    }
  }

  /** An angle's difference by whole half turns, the nearest to none. */
  private static double half(double difference) {
    return difference - Math.PI * Math.rint(difference / Math.PI);
  }

  private void descend() {
    float[] excess = new float[log.length];
    for (int row = 1; row < rows - 1; row++) {
      for (int column = 1; column < columns - 1; column++) {
        int at = row * columns + column;
        excess[at] =
            tangentX[at] * (log[at + 1] - log[at - 1]) / 2
                + tangentY[at] * (log[at + columns] - log[at - columns]) / 2
                + divergence[at];
      }
    }
    float[] gradient = new float[log.length];
    for (int row = 1; row < rows - 1; row++) {
      for (int column = 1; column < columns - 1; column++) {
        int at = row * columns + column;
        float x = tangentX[at] * excess[at] / 2;
        float y = tangentY[at] * excess[at] / 2;
        gradient[at + 1] += x;
        gradient[at - 1] -= x;
        gradient[at + columns] += y;
        gradient[at - columns] -= y;
      }
    }
    float[] next = log.clone();
    for (int row = 1; row < rows - 1; row++) {
      for (int column = 1; column < columns - 1; column++) {
        int at = row * columns + column;
        float smooth =
            log[at + 1] + log[at - 1] + log[at + columns] + log[at - columns] - 4 * log[at];
        next[at] =
            log[at]
                - RATE
                    * 2
                    * (gradient[at] + NEARNESS * (log[at] - prior[at]) - SMOOTHNESS * smooth);
      }
    }
    System.arraycopy(next, 0, log, 0, log.length);
    for (int row = 0; row < rows; row++) {
      log[row * columns] = log[row * columns + 1];
      log[row * columns + columns - 1] = log[row * columns + columns - 2];
    }
    System.arraycopy(log, columns, log, 0, columns);
    System.arraycopy(log, (rows - 2) * columns, log, (rows - 1) * columns, columns);
  }

  /** Pixels from ridge to ridge. */
  double at(int x, int y) {
    int at = y / GRID * columns + x / GRID;
    float u = (x % GRID) / (float) GRID;
    float v = (y % GRID) / (float) GRID;
    float top = log[at] + u * (log[at + 1] - log[at]);
    float bottom = log[at + columns] + u * (log[at + columns + 1] - log[at + columns]);
    return StrictMath.exp(-(top + v * (bottom - top)));
  }
}
