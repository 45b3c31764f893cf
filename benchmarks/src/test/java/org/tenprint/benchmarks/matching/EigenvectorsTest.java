package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EigenvectorsTest {
  /** a v = λ b v with b diagonal: the solution is known by hand. */
  @Test
  void leading_vectors_solve_the_generalised_problem() {
    int n = 12;
    double[] a = new double[n * n];
    double[] b = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = 2.0 * (i + 1) * (i + 1);
      b[i * n + i] = i + 1;
    }
    double[][] vectors = Eigenvectors.generalised(a, b, n, 2, 200);
    for (int k = 0; k < 2; k++) {
      double[] v = vectors[k];
      int expected = n - 1 - k;
      for (int i = 0; i < n; i++) {
        assertEquals(i == expected ? 1 / Math.sqrt(n - k) : 0, Math.abs(v[i]), 1e-6);
      }
    }
  }
}
