package org.tenprint.matching;

import java.util.Arrays;
import java.util.Random;
import org.tenprint.matching.index.Neighbourhood;
import org.tenprint.matching.index.Projection;

/** A projection that nobody trained: other codes than the shipped one's. */
final class OtherParameters {
  private OtherParameters() {}

  static Projection projection() {
    Random random = new Random(5);
    double[][] weights = new double[Neighbourhood.BASIS][Projection.DIMENSIONS];
    for (double[] element : weights) {
      Arrays.setAll(element, d -> random.nextGaussian());
    }
    float[] noise = new float[Projection.DIMENSIONS];
    Arrays.fill(noise, 1);
    return Projection.of(weights, new float[Projection.DIMENSIONS], noise);
  }
}
