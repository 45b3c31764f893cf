package org.tenprint.matching.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.TenPrint;

/**
 * An encounter laid on the probe.
 *
 * @param place of the encounter
 * @param generation of the place when it was looked at
 * @param evidence nats, of all fingers together
 * @param finger of which the evidence is most
 * @param ofFinger that finger's, nats
 * @param together whether it stood out by the votes of all fingers
 * @param alone whether it stood out by those of one finger
 */
record Aligned(
    int place,
    int generation,
    String subject,
    double evidence,
    FingerPosition finger,
    double ofFinger,
    boolean together,
    boolean alone) {
  /** How many encounters of a subject are proposed at most. */
  private static final int ENCOUNTERS_A_SUBJECT = 2;

  /**
   * Nats from which on a finger is worth a comparison by itself. Of fingers that are the same and
   * confirm by themselves 19 in 20 have more.
   */
  static final double WORTH_A_LOOK = 24;

  private static final Comparator<Aligned> BEST_FIRST =
      Comparator.comparingDouble(Aligned::evidence).reversed().thenComparing(Aligned::subject);

  private static final Comparator<Aligned> BEST_ALONE_FIRST =
      Comparator.comparingDouble(Aligned::ofFinger).reversed().thenComparing(Aligned::subject);

  /** Whom a lane proposes: the best by all fingers, then the best by one where it is another. */
  static List<Aligned> proposed(List<Aligned> lane, Effort effort, int fingers) {
    List<Aligned> enough =
        lane.stream()
            .filter(aligned -> aligned.together && aligned.evidence >= effort.least(fingers))
            .sorted(BEST_FIRST)
            .toList();
    List<Aligned> proposed = best(enough, effort.proposed());
    lane.stream()
        .filter(aligned -> aligned.alone && aligned.isWorthALook())
        .min(BEST_ALONE_FIRST)
        .filter(aligned -> proposed.stream().noneMatch(aligned::isOfSameSubject))
        .ifPresent(aligned -> proposed.add(aligned.byFinger()));
    return proposed;
  }

  /**
   * The first few subjects of a sorted lane by their best encounters: one subject's many encounters
   * push no other out.
   */
  private static List<Aligned> best(List<Aligned> lane, int subjects) {
    Map<String, Integer> taken = new HashMap<>();
    List<Aligned> best = new ArrayList<>();
    for (Aligned aligned : lane) {
      boolean known = taken.containsKey(aligned.subject());
      if (known ? taken.get(aligned.subject()) < ENCOUNTERS_A_SUBJECT : taken.size() < subjects) {
        taken.merge(aligned.subject(), 1, Integer::sum);
        best.add(aligned);
      }
    }
    return best;
  }

  private boolean isOfSameSubject(Aligned other) {
    return subject.equals(other.subject);
  }

  private boolean isWorthALook() {
    return ofFinger >= WORTH_A_LOOK;
  }

  /** The same, not proposed by all fingers. */
  private Aligned byFinger() {
    return new Aligned(place, generation, subject, evidence, finger, ofFinger, false, true);
  }

  Proposal proposal(TenPrint encounter) {
    return new Proposal(
        subject,
        encounter,
        evidence,
        together,
        isWorthALook() ? Optional.of(finger) : Optional.empty());
  }
}
