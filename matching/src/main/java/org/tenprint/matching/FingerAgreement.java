package org.tenprint.matching;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.tenprint.formats.FingerPosition;

/**
 * What each finger of a probe says of a candidate.
 *
 * @param verdicts of the fingers that were compared, under the probe's own labels. Each is compared
 *     with the encounter that scored, and where that lacks it with the candidate's newest that has
 *     it; a finger that none has is absent, and after four fingers that find nothing so are the
 *     others
 */
public record FingerAgreement(Map<FingerPosition, FingerVerdict> verdicts) {
  /** No finger was compared. */
  public static final FingerAgreement NONE = new FingerAgreement(Map.of());

  /** From so many fingers on, half of them is too few. */
  private static final int MANY = 6;

  public FingerAgreement {
    Map<FingerPosition, FingerVerdict> ordered = new EnumMap<>(FingerPosition.class);
    ordered.putAll(verdicts);
    verdicts = Collections.unmodifiableMap(ordered);
  }

  /** How many fingers were compared. */
  public int compared() {
    return verdicts.size();
  }

  /** The fingers of which that is the verdict, in their order. */
  public Set<FingerPosition> fingers(FingerVerdict verdict) {
    return fingers(said -> said == verdict);
  }

  /** The fingers that speak for the candidate, in their order. */
  public Set<FingerPosition> agreeing() {
    return fingers(FingerVerdict::agrees);
  }

  private Set<FingerPosition> fingers(Predicate<FingerVerdict> verdict) {
    Set<FingerPosition> fingers = new TreeSet<>();
    verdicts.forEach(
        (finger, said) -> {
          if (verdict.test(said)) {
            fingers.add(finger);
          }
        });
    return fingers;
  }

  /**
   * Whether enough fingers speak for the candidate: half of the compared ones, of {@value #MANY} or
   * more the greater half.
   */
  boolean isEnough() {
    int wanted = compared() + (compared() >= MANY ? 1 : 0);
    return 2 * agreeing().size() >= wanted;
  }

  /** The same verdicts under the labels that a correction leads to, or came from. */
  FingerAgreement moved(SequenceCorrection correction) {
    Map<FingerPosition, FingerVerdict> moved = new EnumMap<>(FingerPosition.class);
    verdicts.forEach((finger, verdict) -> moved.put(correction.apply(finger), verdict));
    return new FingerAgreement(moved);
  }
}
