package org.tenprint.matching;

import java.util.OptionalDouble;
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
 * @param likeness where it was looked at twice, as its score does not confirm: how far the second
 *     look speaks for one finger, in decibans, below 0 where it speaks for two ({@link Likeness})
 * @param turn where prints were assumed to lie turned and these two are alike: by how many degrees,
 *     0 to 359, counter-clockwise, the probe's lies turned against the candidate's
 */
public record FingerComparison(
    FingerVerdict verdict, double score, OptionalDouble likeness, OptionalInt turn) {
  /** Of which no turn is known, and that was not looked at twice. */
  public FingerComparison(FingerVerdict verdict, double score) {
    this(verdict, score, OptionalDouble.empty(), OptionalInt.empty());
  }

  /** The same, looked at twice. */
  FingerComparison likened(double decibans) {
    return new FingerComparison(verdict, score, OptionalDouble.of(decibans), turn);
  }

  /** The same, with that verdict. */
  FingerComparison saying(FingerVerdict said) {
    return new FingerComparison(said, score, likeness, turn);
  }

  /**
   * Whether it is shown to be the candidate's, under whichever label: by its score or by the second
   * look.
   */
  boolean isShown() {
    return verdict != FingerVerdict.CONTRADICTS
        && (FingerVerdict.confirms(score) || likeness.orElse(0) >= Likeness.SHOWN);
  }

  /** The same of two prints whose turn is told, if they are alike. */
  FingerComparison turned(FingerTemplate one, FingerTemplate other) {
    return verdict.agrees()
        ? new FingerComparison(verdict, score, likeness, FingerAlignment.turn(one, other))
        : this;
  }
}
