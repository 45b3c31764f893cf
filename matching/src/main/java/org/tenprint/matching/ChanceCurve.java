package org.tenprint.matching;

/**
 * The score that one in a hundred comparisons of different fingers reaches, by the size of the two
 * prints: the geometric mean of their numbers of minutiae. Lines between the sizes; below the first
 * as there; beyond the last, where nothing was measured, as steeply as overall.
 */
public final class ChanceCurve {
  /** The {@link #excess} at that score; what lies this much lower counts for nothing. */
  public static final double REACH = 10;

  private final double[] sizes;
  private final double[] scores;

  /**
   * @param sizes at least two, ascending
   * @param scores SourceAFIS scores at these, never falling
   */
  public ChanceCurve(double[] sizes, double[] scores) {
    boolean rising = sizes.length >= 2 && sizes.length == scores.length;
    for (int i = 1; rising && i < sizes.length; i++) {
      rising = sizes[i] > sizes[i - 1] && scores[i] >= scores[i - 1];
    }
    if (!rising) {
      throw new IllegalArgumentException("two sizes or more that rise, scores that never fall");
    }
    this.sizes = sizes.clone();
    this.scores = scores.clone();
  }

  /**
   * How far a score is above what most comparisons of different fingers give: {@value #REACH} where
   * one in a hundred of them reaches it, at least 0.
   *
   * @param score SourceAFIS score of two prints
   * @param minutiae of the one
   * @param others minutiae of the other
   */
  public double excess(double score, int minutiae, int others) {
    return Math.max(0, score - at(Math.sqrt((double) minutiae * others)) + REACH);
  }

  private double at(double size) {
    int last = sizes.length - 1;
    if (size >= sizes[last]) {
      double slope = (scores[last] - scores[0]) / (sizes[last] - sizes[0]);
      return scores[last] + slope * (size - sizes[last]);
    }
    int above = 0;
    while (sizes[above] < size) {
      above++;
    }
    if (above == 0) {
      return scores[0];
    }
    double part = (size - sizes[above - 1]) / (sizes[above] - sizes[above - 1]);
    return scores[above - 1] + part * (scores[above] - scores[above - 1]);
  }
}
