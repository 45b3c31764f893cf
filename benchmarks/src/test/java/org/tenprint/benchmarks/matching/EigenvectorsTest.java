package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EigenvectorsTest {
  private static final double EXACT = 1e-9;

  /** a v = λ b v with both diagonal: the solution is known by hand. */
  @Test
  void leading_vectors_solve_the_generalised_problem() {
    int n = 12;
    double[] a = new double[n * n];
    double[] b = new double[n * n];
    for (int i = 0; i < n; i++) {
      a[i * n + i] = 2.0 * (i + 1) * (i + 1);
      b[i * n + i] = i + 1;
    }
    double[][] vectors = Eigenvectors.generalised(a, b, n, 2);
    for (int k = 0; k < 2; k++) {
      double[] v = vectors[k];
      int expected = n - 1 - k;
      for (int i = 0; i < n; i++) {
        assertEquals(i == expected ? 1 / Math.sqrt(n - k) : 0, Math.abs(v[i]), EXACT);
      }
    }
  }

  /**
   * With {@code b = C Cᵀ} and {@code a = C M diag(λ) Mᵀ Cᵀ}, M a reflection, the vectors are {@code
   * C⁻ᵀ} times M's columns: so {@code Cᵀ v} is such a column, whatever way v was found. Sizes and
   * eigenvalues are as in training: some large ones, close together, before many small ones.
   */
  @Test
  void planted_vectors_are_found_in_the_order_of_their_values() {
    int n = 150;
    int wanted = 24;
    Random random = new Random(7);
    double[][] c = new double[n][n];
    double[] axis = new double[n];
    double square = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        c[i][j] = random.nextGaussian() / n;
      }
      c[i][i] = 0.5 + random.nextDouble();
      axis[i] = random.nextGaussian();
      square += axis[i] * axis[i];
    }
    double[][] columns = new double[n][n];
    double[] values = new double[n];
    for (int k = 0; k < n; k++) {
      values[k] = k < wanted + 8 ? 9 - 0.25 * k : 0.5 / k;
      for (int i = 0; i < n; i++) {
        columns[k][i] = (i == k ? 1 : 0) - 2 * axis[i] * axis[k] / square;
      }
    }
    double[] a = new double[n * n];
    double[] b = new double[n * n];
    for (int k = 0; k < n; k++) {
      addSquare(a, times(c, columns[k]), values[k]);
      double[] column = new double[n];
      for (int i = 0; i < n; i++) {
        column[i] = c[i][k];
      }
      addSquare(b, column, 1);
    }

    double[][] vectors = Eigenvectors.generalised(a, b, n, wanted);

    for (int k = 0; k < wanted; k++) {
      double[] back = transposedTimes(c, vectors[k]);
      double sign = Math.signum(back[k] * columns[k][k]);
      for (int i = 0; i < n; i++) {
        back[i] *= sign;
      }
      assertArrayEquals(columns[k], back, EXACT, "vector " + k);
    }
  }

  @Test
  void a_second_matrix_that_is_not_positive_is_refused() {
    double[] one = {1, 0, 0, 1};
    double[] negative = {1, 0, 0, -1};
    assertThrows(
        IllegalArgumentException.class, () -> Eigenvectors.generalised(one, negative, 2, 1));
  }

  private static void addSquare(double[] matrix, double[] vector, double factor) {
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        matrix[i * vector.length + j] += factor * vector[i] * vector[j];
      }
    }
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[i] += matrix[i][j] * vector[j];
      }
    }
    return product;
  }

  private static double[] transposedTimes(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      for (int j = 0; j < vector.length; j++) {
        product[j] += matrix[i][j] * vector[i];
      }
    }
    return product;
  }
}
