package org.tenprint.matching;

import java.util.OptionalInt;
import org.tenprint.matching.index.FingerAlignment;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * What became of comparing one finger of a probe with a candidate's.
 *
 * @param verdict what it says
 * @param score how alike the two are (of a misplaced finger: it and the one to which it belongs),
 *     by this finger alone: ten times the decimal logarithm of one over the share of strangers'
 *     fingers that are as alike (decibans, {@link Evidence}); 0 where it is nothing beyond chance
 * @param turn where prints were assumed to lie turned and these two are alike: by how many degrees,
 *     0 to 359, counter-clockwise, the probe's lies turned against the candidate's
 */
public record FingerComparison(FingerVerdict verdict, double score, OptionalInt turn) {
  /** Of which no turn is known. */
  public FingerComparison(FingerVerdict verdict, double score) {
    this(verdict, score, OptionalInt.empty());
  }

  /** The same of two prints whose turn is told, if they are alike. */
  FingerComparison turned(FingerTemplate one, FingerTemplate other) {
    return verdict.agrees()
        ? new FingerComparison(verdict, score, FingerAlignment.turn(one, other))
        : this;
  }
}
