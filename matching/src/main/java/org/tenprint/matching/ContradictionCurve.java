package org.tenprint.matching;

/**
 * How many times likelier two prints of different fingers score as little as they do than two of
 * one finger: the ratio of two densities over the logarithm of the score, each that of a logistic
 * curve. Of prints of one finger the share that scores little falls with how much the poorer of the
 * two shows (its clarity); of different fingers it does not.
 *
 * @param genuine log-odds that two prints of one finger, of clarity {@value #MIDDLE}, score 0
 * @param genuineScore what is added to them by {@code ln(1 + score)}; above 0
 * @param genuineClarity what is added by {@code ln(clarity / }{@value #MIDDLE}{@code )}; below 0
 * @param strangers log-odds that prints of different fingers score 0
 * @param strangersScore what is added by {@code ln(1 + score)}; above 0
 */
public record ContradictionCurve(
    double genuine,
    double genuineScore,
    double genuineClarity,
    double strangers,
    double strangersScore) {
  /** A clarity in the middle of what prints have. */
  public static final double MIDDLE = 25;

  /** Below, prints are too few to tell them apart. */
  static final double LEAST = 6;

  /** Beyond, misses of prints of one finger are too rare to say how rare. */
  static final double MOST = 45;

  /**
   * The logarithm that the curves are of.
   *
   * @param score SourceAFIS score of two prints
   */
  public static double scale(double score) {
    return StrictMath.log(1 + score);
  }

  /** The logarithm of a clarity, 0 at {@value #MIDDLE}, held between 6 and 45. */
  public static double scaledClarity(double clarity) {
    return StrictMath.log(Math.max(LEAST, Math.min(MOST, clarity)) / MIDDLE);
  }

  /**
   * How far a score speaks for different fingers.
   *
   * @param score SourceAFIS score of two prints
   * @param clarity of the poorer of them
   * @return ten times the decimal logarithm of the ratio (decibans); 0 where it speaks for one
   */
  public double decibans(double score, double clarity) {
    double at = scale(score);
    double one = genuine + genuineScore * at + genuineClarity * scaledClarity(clarity);
    double different = strangers + strangersScore * at;
    double ratio = strangersScore * density(different) / (genuineScore * density(one));
    return Math.max(0, 10 * StrictMath.log10(ratio));
  }

  /** The share of prints of one finger that scores as little or less. */
  public double genuineShare(double score, double clarity) {
    return share(genuine + genuineScore * scale(score) + genuineClarity * scaledClarity(clarity));
  }

  /** The share of prints of different fingers that scores as little or less. */
  public double strangersShare(double score) {
    return share(strangers + strangersScore * scale(score));
  }

  private static double share(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  private static double density(double logOdds) {
    return share(logOdds) * share(-logOdds);
  }
}
