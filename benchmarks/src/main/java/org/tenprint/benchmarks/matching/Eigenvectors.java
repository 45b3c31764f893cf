package org.tenprint.benchmarks.matching;

/**
 * Leading generalised eigenvectors of symmetric matrices: Cholesky of the second, then subspace
 * iteration.
 */
final class Eigenvectors {
  private Eigenvectors() {}

  /**
   * The vectors v with the largest λ in {@code a v = λ b v}, best first.
   *
   * @param a symmetric, row by row, n × n
   * @param b symmetric positive definite, n × n
   */
  static double[][] generalised(double[] a, double[] b, int n, int wanted, int iterations) {
    double[] lower = cholesky(b, n);
    double[] whitened = whiten(a, lower, n);
    int width = wanted + 8;
    double[][] basis = new double[width][n];
    SeededRandom random = new SeededRandom(5);
    for (double[] vector : basis) {
      for (int i = 0; i < n; i++) {
        vector[i] = random.normal();
      }
    }
    orthonormalise(basis);
    for (int round = 0; round < iterations; round++) {
      for (int k = 0; k < width; k++) {
        basis[k] = multiply(whitened, basis[k], n);
      }
      orthonormalise(basis);
    }
    double[][] vectors = new double[wanted][];
    for (int k = 0; k < wanted; k++) {
      vectors[k] = backSubstitute(lower, basis[k], n);
    }
    return vectors;
  }

  private static double[] cholesky(double[] b, int n) {
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = b[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= l[i * n + k] * l[j * n + k];
        }
        l[i * n + j] = i == j ? Math.sqrt(sum) : sum / l[j * n + j];
      }
    }
    return l;
  }

  /** L⁻¹ A L⁻ᵀ. */
  private static double[] whiten(double[] a, double[] lower, int n) {
    double[] half = new double[n * n];
    for (int column = 0; column < n; column++) {
      forwardSubstitute(lower, a, half, column, n);
    }
    double[] whitened = new double[n * n];
    for (int column = 0; column < n; column++) {
      forwardSubstitute(lower, half, whitened, column, n);
    }
    return whitened;
  }

  /**
   * Solves L y = (row {@code line} of a), the result being row {@code line} of out: a is symmetric
   * or its transpose is meant.
   */
  private static void forwardSubstitute(double[] lower, double[] a, double[] out, int line, int n) {
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = a[i * n + line];
      for (int k = 0; k < i; k++) {
        sum -= lower[i * n + k] * y[k];
      }
      y[i] = sum / lower[i * n + i];
    }
    System.arraycopy(y, 0, out, line * n, n);
  }

  private static double[] multiply(double[] matrix, double[] vector, int n) {
    double[] product = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += matrix[i * n + j] * vector[j];
      }
      product[i] = sum;
    }
    return product;
  }

  private static void orthonormalise(double[][] basis) {
    for (int k = 0; k < basis.length; k++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int p = 0; p < k; p++) {
          double dot = dot(basis[k], basis[p]);
          for (int i = 0; i < basis[k].length; i++) {
            basis[k][i] -= dot * basis[p][i];
          }
        }
      }
      double length = Math.sqrt(dot(basis[k], basis[k]));
      for (int i = 0; i < basis[k].length; i++) {
        basis[k][i] /= length;
      }
    }
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static double[] backSubstitute(double[] lower, double[] vector, int n) {
    double[] solved = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = vector[i];
      for (int k = i + 1; k < n; k++) {
        sum -= lower[k * n + i] * solved[k];
      }
      solved[i] = sum / lower[i * n + i];
    }
    return solved;
  }
}
