package org.tenprint.benchmarks.matching;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Leading generalised eigenvectors of symmetric matrices: the second's Cholesky factor makes of
 * them the ordinary problem of one symmetric matrix, which EJML solves.
 */
final class Eigenvectors {
  private Eigenvectors() {}

  /**
   * The vectors v with the largest λ in {@code a v = λ b v}, best first, of length 1 by {@code b}.
   *
   * @param a symmetric, row by row, n × n
   * @param b symmetric positive definite, n × n
   */
  static double[][] generalised(double[] a, double[] b, int n, int wanted) {
    DMatrixRMaj inverse = inverseFactor(new DMatrixRMaj(n, n, true, b.clone()), n);
    DMatrixRMaj half = new DMatrixRMaj(n, n);
    DMatrixRMaj whitened = new DMatrixRMaj(n, n);
    CommonOps_DDRM.mult(inverse, DMatrixRMaj.wrap(n, n, a), half);
    CommonOps_DDRM.multTransB(half, inverse, whitened);
    symmetrise(whitened, n);
    EigenDecomposition_F64<DMatrixRMaj> found = DecompositionFactory_DDRM.eig(n, true, true);
    if (!found.decompose(whitened)) {
      throw new IllegalArgumentException("the eigenvalues do not converge");
    }
    int[] best =
        IntStream.range(0, n)
            .boxed()
            .sorted((i, j) -> Double.compare(value(found, j), value(found, i)))
            .limit(wanted)
            .mapToInt(Integer::intValue)
            .toArray();
    double[][] vectors = new double[wanted][];
    for (int k = 0; k < wanted; k++) {
      DMatrixRMaj vector = new DMatrixRMaj(n, 1);
      CommonOps_DDRM.multTransA(inverse, found.getEigenVector(best[k]), vector);
      vectors[k] = vector.data;
    }
    return vectors;
  }

  private static double value(EigenDecomposition_F64<DMatrixRMaj> found, int index) {
    return found.getEigenvalue(index).getReal();
  }

  /** L⁻¹ of b = L Lᵀ. */
  private static DMatrixRMaj inverseFactor(DMatrixRMaj b, int n) {
    CholeskyDecomposition_F64<DMatrixRMaj> factor = DecompositionFactory_DDRM.chol(n, true);
    if (!factor.decompose(b)) {
      throw new IllegalArgumentException("the second matrix is not positive definite");
    }
    DMatrixRMaj lower = factor.getT(null);
    TriangularSolver_DDRM.invertLower(lower.data, n);
    return lower;
  }

  /** Takes away by what rounding made the two halves differ. */
  private static void symmetrise(DMatrixRMaj matrix, int n) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (matrix.get(i, j) + matrix.get(j, i)) / 2;
        matrix.set(i, j, mean);
        matrix.set(j, i, mean);
      }
    }
  }
}
