package org.tenprint.audit.prints;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.tenprint.events.biometric.FingerScore;
import org.tenprint.events.biometric.FingerVerdicts;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.FingerComparison;
import org.tenprint.matching.FingerVerdict;

/**
 * What was found of one finger.
 *
 * @param verdict of the finger
 * @param score decibans by itself; empty where it was not compared, or that was not told
 */
record Said(Verdict verdict, OptionalDouble score) {
  /** What a finger says, as it is told to people. */
  enum Verdict {
    CONFIRMS("agrees, strongly", true),
    AGREES("agrees", true),
    UNDECIDED("undecided", true),
    MISPLACED("alike to another finger of the record", true),
    CONTRADICTS("contradicts", true),
    LACKING_IN_RECORD("not compared: the record has no print of it", false),
    LACKING_ON_CARD("not compared: the booking has no usable print of it", false),
    NOT_COMPARED("not compared: the fingers before it had found nothing", false);

    private final String words;
    private final boolean compared;

    Verdict(String words, boolean compared) {
      this.words = words;
      this.compared = compared;
    }

    String words() {
      return words;
    }

    boolean compared() {
      return compared;
    }
  }

  /** What the comparison here gave. */
  static Said of(FingerComparison now) {
    boolean misplaced = now.verdict() == FingerVerdict.UNDECIDED && now.score() > 0;
    return new Said(
        misplaced ? Verdict.MISPLACED : Verdict.valueOf(now.verdict().name()),
        OptionalDouble.of(now.score()));
  }

  /** What an identification says, by position as booked. */
  static Map<FingerPosition, Said> of(FingerVerdicts told) {
    Map<FingerPosition, Said> said = new EnumMap<>(FingerPosition.class);
    put(told.getAgreeing(), Verdict.AGREES, said);
    put(told.getConfirming(), Verdict.CONFIRMS, said);
    put(told.getUndecided(), Verdict.UNDECIDED, said);
    put(told.getContradicting(), Verdict.CONTRADICTS, said);
    put(told.getLackingInRecord(), Verdict.LACKING_IN_RECORD, said);
    put(told.getLackingOnCard(), Verdict.LACKING_ON_CARD, said);
    for (FingerScore score : told.getScores()) {
      FingerPosition.ofCode(score.getPosition())
          .ifPresent(
              finger -> said.computeIfPresent(finger, (f, one) -> one.scored(score.getScore())));
    }
    return said;
  }

  private Said scored(double decibans) {
    boolean misplaced = verdict == Verdict.UNDECIDED && decibans > 0;
    return new Said(misplaced ? Verdict.MISPLACED : verdict, OptionalDouble.of(decibans));
  }

  private static void put(
      List<Integer> positions, Verdict verdict, Map<FingerPosition, Said> said) {
    for (int code : positions) {
      FingerPosition.ofCode(code)
          .ifPresent(finger -> said.put(finger, new Said(verdict, OptionalDouble.empty())));
    }
  }

  /** Whether another comparison gave the same, to a thousandth of a deciban. */
  boolean isAlike(Said other) {
    return verdict == other.verdict
        && score.isPresent() == other.score.isPresent()
        && Math.abs(score.orElse(0) - other.score.orElse(0)) < 1e-3;
  }
}
