package org.tenprint.matching;

import org.tenprint.matching.index.FingerAlignment;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * Whether a finger whose score does not confirm is the candidate's all the same: the second look at
 * a poor print. Its minutiae are laid on the record's in every alignment ({@link
 * FingerAlignment#evidence}); what the best of them shows, how many minutiae the prints have, by
 * which chance shows more, and the score speak together by a likelihood ratio. Two prints of one
 * finger of which few minutiae are left score as strangers' do, and yet most of these lie where
 * they should.
 *
 * <p>It is told only where one of the two is of a whole finger and of good quality: two small
 * prints may be of different parts, and show nothing of each other. Nor is anything told of prints
 * with more minutiae than any of those fitted: rolled ones have a hundred, and what each more takes
 * off would make two of one finger strangers'. The ratio is fitted to synthetic people as booked
 * and as at an unattended sensor, with bad and scarred fingers; {@link #BAR} is the highest at
 * which of no such kind more than one genuine card in a thousand is held in addition. So a finger
 * counts as foreign where it is 200 times likelier a stranger's than the candidate's. FVC2002 and
 * grown prints are held out of both. The numbers are printed by {@code ./tenprint bench likeness},
 * and a test of the benchmarks holds them to its result file. Cost: 0.1 to 1 ms for prints of 48
 * minutiae, 6 ms for the largest fitted.
 */
public final class Likeness {
  /** Decibans below which a finger counts as foreign. */
  public static final double BAR = -23.5;

  /**
   * Decibans from which on a finger is shown to be the candidate's: under another label, where
   * nothing but a second look holds it against the candidate, and under its own, where a MATCH
   * wants that of every finger. Of strangers' fingers one in 1,000 at most reaches it of every
   * fitted kind, up to one in 100 of those held out.
   */
  public static final double SHOWN = 17;

  /** What such a finger scores at least, as a misplaced finger has a score. */
  static final double SCORE = 13;

  /**
   * Square pixels about the minutiae of a whole finger, 206 mm². 98 in 100 pairs of prints as
   * booked have one of such a print, one in two to none of the sets of FVC2002.
   */
  private static final int WHOLE = 80_000;

  /** Minutiae of the print that has fewer, of the largest pair that was fitted. */
  static final int FEWER = 80;

  /** Minutiae of the print that has more, likewise. */
  static final int MORE = 101;

  private static final LikenessCurve CURVE =
      new LikenessCurve(26.8274, 6.1747, -3.4609, -0.342981, 6.09031);

  private Likeness() {}

  /**
   * How far two prints speak for one finger.
   *
   * @param score SourceAFIS score of the two
   * @param turn degrees counter-clockwise by which the one is taken to lie turned; 0 of an upright
   *     one
   * @return decibans, below 0 where they speak for two; 0 of prints larger than those fitted
   */
  public static double decibans(FingerTemplate one, FingerTemplate other, double score, int turn) {
    if (!isFitted(one, other)) {
      return 0;
    }
    return CURVE.decibans(one, other, FingerAlignment.evidence(one, other, turn), score);
  }

  /** Whether two prints that are not shown to be of one finger tell that they are of two. */
  public static boolean isTold(FingerTemplate one, FingerTemplate other) {
    return isFitted(one, other) && (isWhole(one) || isWhole(other));
  }

  /** Whether prints as large were among those fitted; outside of them nothing is known. */
  public static boolean isFitted(FingerTemplate one, FingerTemplate other) {
    return Math.min(one.size(), other.size()) <= FEWER
        && Math.max(one.size(), other.size()) <= MORE;
  }

  private static boolean isWhole(FingerTemplate print) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = 0;
    int bottom = 0;
    for (int i = 0; i < print.size(); i++) {
      left = Math.min(left, print.x(i));
      top = Math.min(top, print.y(i));
      right = Math.max(right, print.x(i));
      bottom = Math.max(bottom, print.y(i));
    }
    return print.quality() >= Contradiction.CLEAR_QUALITY
        && (right - left) * (bottom - top) >= WHOLE;
  }
}
