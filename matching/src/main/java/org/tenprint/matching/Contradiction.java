package org.tenprint.matching;

import java.util.Collection;
import java.util.stream.DoubleStream;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * Whether the fingers that are not alike say together that a card, or a part of it, is somebody
 * else's. A finger that is not alike may be a poor print of the same finger; how likely that is
 * hangs on how much both prints show and on how little they score. So each speaks by a likelihood
 * ratio ({@link ContradictionCurve}), those that say anything are added, and what they say counts
 * when one alone or all together reach a bar. A finger of which both prints are clear is enough
 * alone whatever it scores below chance's reach.
 *
 * <p>The bars are the least at which no kind of prints that was measured, FVC2002 among them, has
 * more than one genuine card in a thousand held that no clear finger holds. Fingers of one card are
 * taken as independent; the bars are set on whole cards and make up for what that leaves out. Of
 * genuine pairs of clear prints none was unlike among 5,966 of synthetic people as pressed at a
 * booking, 1,943 as at an unattended sensor, 104 grown and extracted. The numbers are printed by
 * {@code ./tenprint bench conflict}, and a test of the benchmarks holds them to its result file.
 */
public final class Contradiction {
  /** Decibans below which a finger says nothing. */
  public static final double SAYS = 10;

  /** Decibans at which one finger is enough. */
  public static final double ALONE = 23.5;

  /** Decibans at which several are enough. */
  public static final double TOGETHER = 49;

  private static final ContradictionCurve CURVE =
      new ContradictionCurve(-6.2639, 0.9556, -2.7080, -1.2136, 1.8777);

  /** Minutiae that a clear print has. */
  private static final int CLEAR_MINUTIAE = 45;

  /** Quality that a clear print has. */
  static final int CLEAR_QUALITY = 60;

  /** An impression of quality 100 shows fifty minutiae; one of less, at most in proportion. */
  private static final double QUALITY_A_MINUTIA = 2;

  private Contradiction() {}

  /**
   * How much a pair of prints shows: the minutiae of the one that has fewer, but no more than half
   * its quality, because many minutiae of a poor print are false.
   */
  public static double clarity(FingerTemplate one, FingerTemplate other) {
    return Math.min(clarity(one), clarity(other));
  }

  private static double clarity(FingerTemplate print) {
    return Math.min(print.size(), print.quality() / QUALITY_A_MINUTIA);
  }

  /** Whether both prints are so clear that one finger would be alike. */
  public static boolean isClear(FingerTemplate one, FingerTemplate other) {
    return isClear(one) && isClear(other);
  }

  private static boolean isClear(FingerTemplate print) {
    return print.size() >= CLEAR_MINUTIAE && print.quality() >= CLEAR_QUALITY;
  }

  /** What two prints that are not alike say, in decibans. */
  static double decibans(double score, FingerTemplate one, FingerTemplate other) {
    double said = decibans(score, clarity(one, other));
    return isClear(one, other) ? Math.max(ALONE, said) : said;
  }

  /**
   * How far two prints that are not alike speak for two fingers, by the curve alone.
   *
   * @param score SourceAFIS score
   * @param clarity of the pair
   * @return decibans
   */
  public static double decibans(double score, double clarity) {
    return CURVE.decibans(score, clarity);
  }

  /**
   * Whether fingers contradict.
   *
   * @param decibans of each finger that is not alike
   */
  public static boolean holds(Collection<Double> decibans) {
    return highest(decibans) >= ALONE || sum(decibans) >= TOGETHER;
  }

  /** Whether compared fingers contradict by their scores. */
  static boolean holdsOf(Collection<FingerPair> pairs) {
    return holds(pairs.stream().map(FingerPair::against).toList());
  }

  /** What the one that says most says. */
  public static double highest(Collection<Double> decibans) {
    return saying(decibans).max().orElse(0);
  }

  /** What all say together. */
  public static double sum(Collection<Double> decibans) {
    return saying(decibans).sum();
  }

  private static DoubleStream saying(Collection<Double> decibans) {
    return decibans.stream().mapToDouble(Double::doubleValue).filter(each -> each >= SAYS);
  }
}
