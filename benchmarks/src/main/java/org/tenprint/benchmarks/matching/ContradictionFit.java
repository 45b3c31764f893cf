package org.tenprint.benchmarks.matching;

import java.util.Collection;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.tenprint.matching.Contradiction;
import org.tenprint.matching.ContradictionCurve;

/**
 * Fits {@link ContradictionCurve} and the bars of {@link Contradiction} to kinds of prints, each of
 * which counts as much as any other however many pairs it has. The curves are proportional-odds
 * models (McCullagh 1980) of the share of pairs that score a value or less, at a few values, by
 * Newton's method.
 */
final class ContradictionFit {
  /** Of genuine cards that may be held. */
  static final double HELD = 0.001;

  private static final double[] SCORES = {0, 1, 2, 3, 4, 6, 8, 10};
  private static final double STEP = 0.5;
  private static final double HIGHEST_BAR = 200;
  private static final int ROUNDS = 30;
  private static final double RIDGE = 1e-6;

  private ContradictionFit() {}

  /** The curve. */
  static ContradictionCurve curve(Collection<ComparedCards> kinds) {
    double[] one = logistic(kinds, ComparedCards::allGenuine, 3);
    double[] different = logistic(kinds, ComparedCards::allStrangers, 2);
    return new ContradictionCurve(one[0], one[1], one[2], different[0], different[1]);
  }

  /** The bars, in decibans. */
  record Bars(double alone, double together) {}

  /**
   * The least bars at which no kind has more genuine cards than {@link #HELD} held beyond those
   * that a clear finger holds.
   */
  static Bars bars(Collection<ComparedCards> kinds, ContradictionCurve curve) {
    List<Said> said = kinds.stream().map(kind -> Said.of(kind, curve, 0)).toList();
    double alone = least(bar -> mostHeld(said, new Bars(bar, Double.MAX_VALUE)) <= HELD);
    return new Bars(alone, least(bar -> mostHeld(said, new Bars(alone, bar)) <= HELD));
  }

  private static double least(DoublePredicate enough) {
    double bar = Contradiction.SAYS;
    while (bar < HIGHEST_BAR && !enough.test(bar)) {
      bar += STEP;
    }
    return bar;
  }

  private static double mostHeld(List<Said> kinds, Bars bars) {
    return kinds.stream().mapToDouble(said -> said.added(bars)).max().orElse(0);
  }

  /**
   * What the unlike fingers of cards say against them, in decibans.
   *
   * @param highest of each card, the one that says most
   * @param sum of each card, all
   * @param clear of each card, whether a clear finger is unlike
   */
  private record Said(double[] highest, double[] sum, boolean[] clear) {
    static Said of(ComparedCards kind, ContradictionCurve curve, int others) {
      int cards = kind.cards();
      Said said = new Said(new double[cards], new double[cards], new boolean[cards]);
      for (int card = 0; card < cards; card++) {
        List<ComparedPair> pairs = kind.card(card, others);
        List<Double> decibans = pairs.stream().map(pair -> pair.against(curve)).toList();
        said.clear[card] = pairs.stream().anyMatch(ComparedPair::isClearlyUnlike);
        said.highest[card] = Contradiction.highest(decibans);
        said.sum[card] = Contradiction.sum(decibans);
      }
      return said;
    }

    double held(Bars bars) {
      return share(card -> clear[card] || reaches(card, bars));
    }

    double added(Bars bars) {
      return share(card -> !clear[card] && reaches(card, bars));
    }

    private boolean reaches(int card, Bars bars) {
      return highest[card] >= bars.alone() || sum[card] >= bars.together();
    }

    private double share(IntPredicate of) {
      return IntStream.range(0, sum.length).filter(of).count() / (double) sum.length;
    }
  }

  /** The share of cards, so many fingers of which are strangers', that fingers contradict. */
  static double held(ComparedCards kind, ContradictionCurve curve, Bars bars, int others) {
    return Said.of(kind, curve, others).held(bars);
  }

  /** The share of genuine cards that are held and that the earlier rule does not hold. */
  static double added(ComparedCards kind, ContradictionCurve curve, Bars bars) {
    return Said.of(kind, curve, 0).added(bars);
  }

  /** The share that the earlier rule holds. */
  static double heldEarlier(ComparedCards kind, int others) {
    int held = 0;
    for (int card = 0; card < kind.cards(); card++) {
      held += kind.card(card, others).stream().anyMatch(ComparedPair::isClearlyUnlike) ? 1 : 0;
    }
    return (double) held / kind.cards();
  }

  private interface Pairs {
    List<ComparedPair> of(ComparedCards kind);
  }

  private static double[] logistic(Collection<ComparedCards> kinds, Pairs pairs, int terms) {
    DMatrixRMaj at = new DMatrixRMaj(terms, 1);
    for (int round = 0; round < ROUNDS; round++) {
      DMatrixRMaj information = CommonOps_DDRM.identity(terms);
      CommonOps_DDRM.scale(RIDGE, information);
      DMatrixRMaj gradient = new DMatrixRMaj(terms, 1);
      for (ComparedCards kind : kinds) {
        List<ComparedPair> all = pairs.of(kind);
        for (ComparedPair pair : all) {
          add(pair, 1.0 / all.size(), at, information, gradient);
        }
      }
      DMatrixRMaj step = new DMatrixRMaj(terms, 1);
      if (!CommonOps_DDRM.solve(information, gradient, step)) {
        throw new IllegalArgumentException("the pairs fit no curve");
      }
      CommonOps_DDRM.addEquals(at, step);
    }
    return at.data.clone();
  }

  private static void add(
      ComparedPair pair,
      double weight,
      DMatrixRMaj at,
      DMatrixRMaj information,
      DMatrixRMaj gradient) {
    int terms = at.numRows;
    double[] x = {1, 0, ContradictionCurve.scaledClarity(pair.clarity())};
    for (double score : SCORES) {
      x[1] = ContradictionCurve.scale(score);
      double logOdds = 0;
      for (int i = 0; i < terms; i++) {
        logOdds += at.get(i, 0) * x[i];
      }
      double share = 1 / (1 + Math.exp(-logOdds));
      double off = (pair.score() <= score ? 1 : 0) - share;
      for (int i = 0; i < terms; i++) {
        gradient.add(i, 0, weight * off * x[i]);
        for (int j = 0; j < terms; j++) {
          information.add(i, j, weight * share * (1 - share) * x[i] * x[j]);
        }
      }
    }
  }
}
