package org.tenprint.benchmarks.matching;

/**
 * The ridge orientation of one finger by singular points: half the sum of the angles to the cores
 * less those to the deltas. Class frequencies are those of the population (loops 65 %, whorls 28 %,
 * arches 7 %), loops leaning to the little finger's side.
 */
final class RidgeFlow {
  private final double[] coreX = new double[2];
  private final double[] coreY = new double[2];
  private final double[] deltaX = new double[2];
  private final double[] deltaY = new double[2];
  private int singularities;
  private double bend;
  private double tilt;

  void draw(SeededRandom random, boolean rightHand) {
    double kind = random.uniform();
    double side = (random.uniform() < 0.93) == rightHand ? -1 : 1;
    tilt = 0.12 * random.normal();
    bend = random.uniform(0.5, 0.9);
    double x = 14 * random.normal();
    double y = 35 + 22 * random.normal();
    if (kind < 0.07) {
      singularities = 0;
    } else if (kind < 0.72) {
      singularities = 1;
      set(0, x, y, x + side * random.uniform(80, 150), y - random.uniform(110, 190));
    } else {
      singularities = 2;
      double gap = random.uniform(15, 80);
      set(0, x, y + gap / 2, x - random.uniform(90, 150), y - random.uniform(120, 190));
      set(
          1,
          x + 10 * random.normal(),
          y - gap / 2,
          x + random.uniform(90, 150),
          y - random.uniform(120, 190));
    }
  }

  private void set(int index, double cx, double cy, double dx, double dy) {
    coreX[index] = cx;
    coreY[index] = cy;
    deltaX[index] = dx;
    deltaY[index] = dy;
  }

  /** Ridge orientation at a point (y up), radians, known up to half a turn. */
  double orientation(double x, double y) {
    if (singularities == 0) {
      double lift = Math.exp(-(y + 40) * (y + 40) / 22_000);
      return Math.atan(-bend * 1.6 * lift * Math.sin(x / 90)) + tilt;
    }
    double sum = 0;
    for (int i = 0; i < singularities; i++) {
      sum += Math.atan2(y - coreY[i], x - coreX[i]) - Math.atan2(y - deltaY[i], x - deltaX[i]);
    }
    return sum / 2 + tilt;
  }
}
