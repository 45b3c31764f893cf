package org.tenprint.synthetic;

/**
 * The direction of ridges at each place, by the zero-pole model of B. Sherlock and D. Monro ("A
 * model for interpreting fingerprint topology", Pattern Recognition 26, 1993): half the sum of the
 * angles to the cores less those to the deltas. As P. Vizcaya and L. Gerhardt do ("A nonlinear
 * orientation model for global description of fingerprints", Pattern Recognition 29, 1996) the
 * angle about a core is corrected, here by a sine that fades with distance, so that ridges within a
 * loop run side by side. Arches, which have no singularity, bend by a bump. The plane is then
 * stretched and warped smoothly, for no two loops are alike. Places are from −1 to 1 over the width
 * of a full master, y likewise by the same unit and upwards.
 */
final class OrientationField {
  /** How far about a core the correction reaches. */
  private static final double CORE_REACH = 0.45;

  /** Amplitudes: of the plane's warp, and in radians of the finest variation of direction. */
  private static final double WARP = 0.2;

  private static final double RIPPLE = 0.08;

  /** The random surfaces lie over −2.5 to 2.5. */
  private static final double HALF_SPAN = 2.5;

  private final PatternClass pattern;
  private final double[] cores;
  private final double[] deltas;

  /** For each core, the correction's amplitude, below 1, and the angle at which it is none. */
  private final double[] corrections;

  private final double tilt;
  private final double stretch;
  private final SmoothNoise warpX;
  private final SmoothNoise warpY;
  private final SmoothNoise bend;
  private final double bending;
  private final SmoothNoise ripple;
  private final double archHeight;
  private final double archCentre;

  OrientationField(PatternClass pattern, Dice dice) {
    this.pattern = pattern;
    tilt = dice.heldNormal(0.10);
    stretch = dice.uniform(0.8, 1.25);
    warpX = surface(dice, 0.7);
    warpY = surface(dice, 0.7);
    bend = surface(dice, 0.6);
    bending = dice.uniform(0.05, 0.25);
    ripple = surface(dice, 0.25);
    archHeight = dice.uniform(0.9, 1.5);
    archCentre = dice.uniform(-0.25, 0.05);
    double x = dice.heldNormal(0.10);
    double y = dice.uniform(-0.15, 0.35);
    cores = cores(x, y, dice);
    deltas = deltas(x, y, dice);
    corrections = new double[cores.length];
    for (int i = 0; i < corrections.length; i += 2) {
      corrections[i] =
          pattern == PatternClass.WHORL ? dice.uniform(0.1, 0.5) : dice.uniform(0.6, 0.9);
      corrections[i + 1] = opening(i) + Math.PI;
    }
  }

  private static SmoothNoise surface(Dice dice, double cell) {
    return new SmoothNoise(dice, 2 * HALF_SPAN, 2 * HALF_SPAN, cell);
  }

  private double[] cores(double x, double y, Dice dice) {
    if (pattern == PatternClass.ARCH) {
      return new double[0];
    }
    if (pattern != PatternClass.WHORL) {
      return new double[] {x, y};
    }
    double lean = dice.heldNormal(0.10);
    double gap = dice.uniform(0.12, 0.4);
    return new double[] {x - lean, y + gap / 2, x + lean, y - gap / 2};
  }

  private double[] deltas(double x, double y, Dice dice) {
    double low = y - dice.uniform(0.45, 1.0);
    double side = dice.uniform(0.42, 0.85);
    return switch (pattern) {
      case ARCH -> new double[0];
      case TENTED_ARCH -> new double[] {x + dice.heldNormal(0.03), y - dice.uniform(0.45, 0.65)};
      case LEFT_LOOP -> new double[] {x + side, low};
      case RIGHT_LOOP -> new double[] {x - side, low};
      case WHORL ->
          new double[] {
            x - side,
            low + dice.heldNormal(0.08),
            x + dice.uniform(0.42, 0.85),
            low + dice.heldNormal(0.08)
          };
    };
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
  double at(double placeX, double placeY) {
    float u = (float) (HALF_SPAN + placeX);
    float v = (float) (HALF_SPAN - placeY);
    double x = placeX / stretch + WARP * warpX.at(u, v);
    double y = placeY / stretch + WARP * warpY.at(u, v);
    double own = tilt + bending * bend.at(u, v) + RIPPLE * ripple.at(u, v);
    return own + (pattern == PatternClass.ARCH ? arch(x, y) : zeroPole(x, y));
  }

  private double zeroPole(double x, double y) {
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
    return sum / 2;
  }

  private double arch(double x, double y) {
    double above = (y - archCentre) / 0.55;
    double height = archHeight * StrictMath.exp(-above * above / 2);
    return StrictMath.atan(-height * 2.2 * x * StrictMath.exp(-x * x * 2.2));
  }
}
