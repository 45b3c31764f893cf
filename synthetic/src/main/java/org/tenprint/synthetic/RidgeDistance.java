package org.tenprint.synthetic;

/**
 * The distance between ridges at each place. Where ridges spread apart, either they widen or new
 * ones begin; if distances were thrown without regard to directions, every finger of a class would
 * have its minutiae where the class's field spreads, and strangers would match (measured: together
 * with a wider geometry this takes the mean SourceAFIS score of strangers of one class from 27 to
 * 9; by itself about from 19 to 9). Ridges a unit of width, w, flow along the unit tangent t, and
 * the density of minutiae is that flow's divergence:
 *
 * <pre>div(w t) = w (t · ∇log w + div t)</pre>
 *
 * So L = log w is sought that keeps the bracket small and stays near its mean: minimise ∑ (t · ∇L +
 * div t)² + λ ∑ (L − mean)² + μ ∑ |∇L|² by descent on a grid of 8 pixels. A smooth random surface
 * added to it gives the finger minutiae of its own.
 */
final class RidgeDistance {
  private static final int GRID = 8;
  private static final int STEPS = 300;
  private static final float RATE = 0.4f;

  /** λ and μ. */
  private static final float NEARNESS = 0.01f;

  private static final float SMOOTHNESS = 0.01f;

  /** Parts by which distances vary of themselves, over 110 and over 44 pixels. */
  private static final float WIDE = 0.10f;

  private static final float NARROW = 0.12f;

  /** Spread in a grid step beyond which a place is a singularity. */
  private static final double STEEPEST = 0.35;

  private final int columns;
  private final int rows;
  private final float[] tangentX;
  private final float[] tangentY;
  private final float[] divergence;
  private final float mean;
  private float[] log;

  /** For the field's directions over a master of these sides. */
  RidgeDistance(OrientationField field, Dice dice, int width, int height) {
    columns = width / GRID + 2;
    rows = height / GRID + 2;
    tangentX = new float[columns * rows];
    tangentY = new float[columns * rows];
    divergence = new float[columns * rows];
    log = new float[columns * rows];
    mean = (float) -StrictMath.log(dice.uniform(8.4, 9.6));
    double[] angle = new double[columns * rows];
    double unit = MasterFinger.Size.FULL.width / 2.0;
    for (int at = 0; at < angle.length; at++) {
      double x = at % columns * GRID - width / 2.0;
      double y = height / 2.0 - at / columns * GRID;
      angle[at] = field.at(x / unit, y / unit);
      tangentX[at] = (float) StrictMath.cos(angle[at]);
      tangentY[at] = (float) -StrictMath.sin(angle[at]);
      log[at] = mean;
    }
    inner(at -> divergence[at] = divergence(angle, at));
    for (int i = 0; i < STEPS; i++) {
      descend();
    }
    SmoothNoise wide = new SmoothNoise(dice, width, height, 110);
    SmoothNoise narrow = new SmoothNoise(dice, width, height, 44);
    for (int at = 0; at < log.length; at++) {
      float x = at % columns * GRID;
      float y = at / columns * GRID;
      log[at] -= WIDE * wide.at(x, y) + NARROW * narrow.at(x, y);
    }
  }

  private interface Place {
    void visit(int at);
  }

  private void inner(Place place) {
    for (int row = 1; row < rows - 1; row++) {
      for (int column = 1; column < columns - 1; column++) {
        place.visit(row * columns + column);
      }
    }
  }

  /** Of t = (cos a, −sin a), y downwards: −sin a ∂a/∂x − cos a ∂a/∂y. */
  private float divergence(double[] angle, int at) {
    double byX = half(angle[at + 1] - angle[at - 1]) / 2;
    double byY = half(angle[at + columns] - angle[at - columns]) / 2;
    double spread = tangentY[at] * byX - tangentX[at] * byY;
    return (float) Math.max(-STEEPEST, Math.min(STEEPEST, spread));
  }

  /** An angle's difference less the whole half turns in it. */
  private static double half(double difference) {
    return difference - Math.PI * Math.rint(difference / Math.PI);
  }

  /** One step down the gradient; borders take their neighbours' values. */
  private void descend() {
    float[] gradient = new float[log.length];
    inner(
        at -> {
          float excess =
              tangentX[at] * (log[at + 1] - log[at - 1]) / 2
                  + tangentY[at] * (log[at + columns] - log[at - columns]) / 2
                  + divergence[at];
          gradient[at + 1] += tangentX[at] * excess / 2;
          gradient[at - 1] -= tangentX[at] * excess / 2;
          gradient[at + columns] += tangentY[at] * excess / 2;
          gradient[at - columns] -= tangentY[at] * excess / 2;
        });
    float[] next = log.clone();
    inner(
        at -> {
          float unevenness =
              log[at + 1] + log[at - 1] + log[at + columns] + log[at - columns] - 4 * log[at];
          next[at] -= RATE * (gradient[at] + NEARNESS * (log[at] - mean) - SMOOTHNESS * unevenness);
        });
    for (int row = 0; row < rows; row++) {
      next[row * columns] = next[row * columns + 1];
      next[row * columns + columns - 1] = next[row * columns + columns - 2];
    }
    System.arraycopy(next, columns, next, 0, columns);
    System.arraycopy(next, (rows - 2) * columns, next, (rows - 1) * columns, columns);
    log = next;
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
