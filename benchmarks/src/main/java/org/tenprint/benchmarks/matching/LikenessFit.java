package org.tenprint.benchmarks.matching;

import java.util.Collection;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.tenprint.matching.LikenessCurve;

/**
 * Fits {@link LikenessCurve} to kinds of prints by logistic regression (Newton's method) on the
 * pairs whose score does not confirm and of which one print is of a whole finger: each kind counts
 * alike, and in it pairs of one finger as much as pairs of two, so that the odds are a likelihood
 * ratio.
 */
final class LikenessFit {
  /** Of strangers' fingers that may be taken for misplaced ones, as of those that confirm. */
  static final double BY = 0.001;

  /** Of genuine cards that may be held. */
  static final double HELD = 0.001;

  private static final double STEP = 0.5;
  private static final double FARTHEST_BAR = 60;
  private static final int ROUNDS = 60;
  private static final double RIDGE = 1e-9;
  private static final int TERMS = 5;
  private static final double DECIBANS_A_NAT = 10 / Math.log(10);

  /** Brings the terms to about one size. */
  private static final double[] SCALE = {1, 0.1, 0.05, 0.025, 1};

  private LikenessFit() {}

  /** The curve. */
  static LikenessCurve curve(Collection<LikenessCards> kinds) {
    DMatrixRMaj at = new DMatrixRMaj(TERMS, 1);
    for (int round = 0; round < ROUNDS; round++) {
      DMatrixRMaj information = CommonOps_DDRM.identity(TERMS);
      CommonOps_DDRM.scale(RIDGE, information);
      DMatrixRMaj gradient = new DMatrixRMaj(TERMS, 1);
      for (LikenessCards kind : kinds) {
        add(fitted(kind.allGenuine()), 1, at, information, gradient);
        add(fitted(kind.allStrangers()), 0, at, information, gradient);
      }
      DMatrixRMaj step = new DMatrixRMaj(TERMS, 1);
      if (!CommonOps_DDRM.solve(information, gradient, step)) {
        throw new IllegalArgumentException("the pairs fit no curve");
      }
      CommonOps_DDRM.addEquals(at, step);
    }
    double[] fitted = new double[TERMS];
    for (int i = 0; i < TERMS; i++) {
      fitted[i] = at.get(i, 0) * SCALE[i] * DECIBANS_A_NAT;
    }
    return new LikenessCurve(fitted[0], fitted[1], fitted[2], fitted[3], fitted[4]);
  }

  static List<LikenessPair> unconfirmed(List<LikenessPair> pairs) {
    return pairs.stream().filter(pair -> !pair.confirms()).toList();
  }

  /** Those of which the second look can tell anything. */
  static List<LikenessPair> fitted(List<LikenessPair> pairs) {
    return unconfirmed(pairs).stream().filter(LikenessPair::told).toList();
  }

  private static void add(
      List<LikenessPair> pairs,
      int one,
      DMatrixRMaj at,
      DMatrixRMaj information,
      DMatrixRMaj gradient) {
    for (LikenessPair pair : pairs) {
      double[] x = {
        SCALE[0],
        SCALE[1] * pair.evidence(),
        SCALE[2] * pair.fewer(),
        SCALE[3] * pair.more(),
        SCALE[4] * pair.scale()
      };
      double logOdds = 0;
      for (int i = 0; i < TERMS; i++) {
        logOdds += at.get(i, 0) * x[i];
      }
      double share = 1 / (1 + Math.exp(-logOdds));
      for (int i = 0; i < TERMS; i++) {
        gradient.add(i, 0, (one - share) * x[i] / pairs.size());
        for (int j = 0; j < TERMS; j++) {
          information.add(i, j, share * (1 - share) * x[i] * x[j] / pairs.size());
        }
      }
    }
  }

  /**
   * The highest bar, 0 at most, at which of no kind more than {@link #HELD} of the genuine cards is
   * held that fingers did not contradict by their scores.
   */
  static double bar(Collection<LikenessCards> kinds, LikenessCurve curve) {
    double bar = 0;
    while (bar > -FARTHEST_BAR && mostAdded(kinds, curve, bar) > HELD) {
      bar -= STEP;
    }
    return bar;
  }

  private static double mostAdded(
      Collection<LikenessCards> kinds, LikenessCurve curve, double bar) {
    return kinds.stream().mapToDouble(kind -> kind.added(curve, bar)).max().orElse(0);
  }

  /** The least bar at which of no kind more than {@link #BY} of strangers' fingers is shown. */
  static double shownBar(Collection<LikenessCards> kinds, LikenessCurve curve) {
    double bar = 0;
    while (bar < FARTHEST_BAR && mostBy(kinds, curve, bar) > BY) {
      bar += STEP;
    }
    return bar;
  }

  private static double mostBy(Collection<LikenessCards> kinds, LikenessCurve curve, double bar) {
    return kinds.stream()
        .mapToDouble(kind -> shown(kind.allStrangers(), curve, bar))
        .max()
        .orElse(0);
  }

  /** The share of pairs that is taken for one finger. */
  static double shown(List<LikenessPair> pairs, LikenessCurve curve, double bar) {
    return share(pairs.stream().filter(pair -> pair.isShown(curve, bar)).count(), pairs.size());
  }

  /** The share of pairs that is held against the candidate, by the score or by the second look. */
  static double foreign(List<LikenessPair> pairs, LikenessCurve curve, double bar) {
    return share(pairs.stream().filter(pair -> pair.isForeign(curve, bar)).count(), pairs.size());
  }

  private static double share(long some, int all) {
    return some / (double) Math.max(1, all);
  }
}
