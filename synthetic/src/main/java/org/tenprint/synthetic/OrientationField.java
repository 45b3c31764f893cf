package org.tenprint.synthetic;

/**
 * The direction of ridges at each place, by the zero-pole model of B. Sherlock and D. Monro ("A
 * model for interpreting fingerprint topology", Pattern Recognition 26, 1993): half the sum of the
 * angles to the cores less those to the deltas; each angle corrected by a smooth periodic function
 * as P. Vizcaya and L. Gerhardt do piecewise ("A nonlinear orientation model for global description
 * of fingerprints", Pattern Recognition 29, 1996). Arches, which have no singularity, bend by a
 * bump. Places are millimetre-free: x from −1 to 1 over the width, y likewise by the same unit and
 * upwards.
 */
final class OrientationField {
  /** How far about a core the correction reaches. */
  private static final double CORE_REACH = 0.45;

  /** Amplitude, in radians, of the finest variation of the field. */
  private static final double RIPPLE = 0.08;

  private final PatternClass pattern;
  private final double[] cores;
  private final double[] deltas;

  /** For each core, the correction's amplitude, below 1, and the angle at which it is none. */
  private final double[] corrections;

  private final double tilt;
  private final SmoothNoise bend;
  private final SmoothNoise ripple;
  private final double warp;
  private final double archHeight;
  private final double archCentre;

  OrientationField(PatternClass pattern, Dice dice) {
    this.pattern = pattern;
    this.tilt = dice.heldNormal(0.10);
    this.bend = new SmoothNoise(dice, 3, 3, 0.6);
    this.warp = dice.uniform(0.05, 0.16);
    this.ripple = new SmoothNoise(dice, 3, 3, 0.25);
    this.archHeight = dice.uniform(0.9, 1.5);
    this.archCentre = dice.uniform(-0.25, 0.05);
    double x = dice.heldNormal(0.09);
    double y = dice.uniform(-0.1, 0.3);
    switch (pattern) {
      case ARCH -> {
        cores = new double[0];
        deltas = new double[0];
      }
      case TENTED_ARCH -> {
        cores = new double[] {x, y - 0.05};
        deltas = new double[] {x + dice.heldNormal(0.03), y - dice.uniform(0.45, 0.65)};
      }
      case LEFT_LOOP, RIGHT_LOOP -> {
        double side = pattern == PatternClass.LEFT_LOOP ? 1 : -1;
        cores = new double[] {x, y};
        deltas = new double[] {x + side * dice.uniform(0.42, 0.85), y - dice.uniform(0.45, 1.0)};
      }
      case WHORL -> {
        double lean = dice.heldNormal(0.10);
        double gap = dice.uniform(0.12, 0.4);
        cores = new double[] {x - lean, y + 0.08, x + lean, y + 0.08 - gap};
        double low = y - gap - dice.uniform(0.3, 0.55);
        deltas =
            new double[] {
              x - dice.uniform(0.6, 0.85),
              low + dice.heldNormal(0.06),
              x + dice.uniform(0.6, 0.85),
              low + dice.heldNormal(0.06)
            };
      }
      default -> throw new IllegalStateException("no such class");
    }
    corrections = new double[cores.length / 2 * 2];
    for (int i = 0; i < corrections.length; i += 2) {
      corrections[i] =
          pattern == PatternClass.WHORL ? dice.uniform(0.1, 0.5) : dice.uniform(0.6, 0.9);
      corrections[i + 1] = opening(i) + Math.PI;
    }
  }

  /** The direction into which the ridges about a core open: there they run along the radius. */
  private double opening(int core) {
    double others = 0;
    for (int i = 0; i < cores.length; i += 2) {
      if (i != core) {
        others += StrictMath.atan2(cores[core + 1] - cores[i + 1], cores[core] - cores[i]);
      }
    }
    for (int i = 0; i < deltas.length; i += 2) {
      others -= StrictMath.atan2(cores[core + 1] - deltas[i + 1], cores[core] - deltas[i]);
    }
    return others;
  }

  /** The ridge's angle against the x axis, radians, any branch; y counts upwards. */
  double at(double x, double y) {
    if (pattern == PatternClass.ARCH) {
      return StrictMath.atan(archSlope(x, y)) + tilt;
    }
    double sum = 0;
    for (int i = 0; i < cores.length; i += 2) {
      double dx = x - cores[i];
      double dy = y - cores[i + 1];
      double angle = StrictMath.atan2(dy, dx);
      double near = StrictMath.exp(-(dx * dx + dy * dy) / (2 * CORE_REACH * CORE_REACH));
      sum += angle + near * corrections[i] * StrictMath.sin(angle - corrections[i + 1]);
    }
    for (int i = 0; i < deltas.length; i += 2) {
      sum -= StrictMath.atan2(y - deltas[i + 1], x - deltas[i]);
    }
    return sum / 2
        + tilt
        + warp * bend.at((float) (x + 1.5), (float) (1.5 - y))
        + RIPPLE * ripple.at((float) (x + 1.5), (float) (1.5 - y));
  }

  private double archSlope(double x, double y) {
    double above = (y - archCentre) / 0.55;
    double height = archHeight * StrictMath.exp(-above * above / 2);
    return -height * 2.2 * x * StrictMath.exp(-x * x * 2.2);
  }
}
