package org.tenprint.matching;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each finger of a probe says of a candidate.
 *
 * @param verdicts of the fingers that were compared, under the probe's own labels; a finger that
 *     the candidate's encounter lacks is absent, and after four fingers that find nothing so are
 *     the others
 */
public record FingerAgreement(Map<FingerPosition, FingerVerdict> verdicts) {
  /** No finger was compared. */
  public static final FingerAgreement NONE = new FingerAgreement(Map.of());

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
    Set<FingerPosition> fingers = new TreeSet<>();
    verdicts.forEach(
        (finger, said) -> {
          if (said == verdict) {
            fingers.add(finger);
          }
        });
    return fingers;
  }

  /** The same verdicts under the labels that a correction leads to, or came from. */
  FingerAgreement moved(SequenceCorrection correction) {
    Map<FingerPosition, FingerVerdict> moved = new EnumMap<>(FingerPosition.class);
    verdicts.forEach((finger, verdict) -> moved.put(correction.apply(finger), verdict));
    return new FingerAgreement(moved);
  }
}
