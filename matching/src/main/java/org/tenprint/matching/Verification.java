package org.tenprint.matching;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/**
 * The answer to "are these prints that subject's?", one to one. Every finger that both have is
 * compared under the labels as given, in any rotation: nothing is proposed by an index, no look is
 * spared and no mistake in the labels is assumed, but that single fingers may be misplaced ({@link
 * FingerAgreement#misplaced}). What it is worth {@link Thresholds#decide(Verification)} says.
 *
 * @param candidate the subject; the score is that of its best encounter less what it costs to have
 *     tried them all ({@link Tries}), 0 where nothing is alike; {@code fingersUsed} of them were
 *     compared for it, and what each says stands beside it
 * @param encounter which of the subject's encounters scored, 0 the oldest; of equal ones the oldest
 * @param engineVersion what computed it
 */
public record Verification(Candidate candidate, int encounter, String engineVersion) {
  /** Evidence that the prints are the subject's, in decibans; never negative. */
  public double score() {
    return candidate.score();
  }

  /** What each finger says. */
  public FingerAgreement agreement() {
    return candidate.agreement();
  }

  /**
   * Whether prints of somebody else are all but surely among them ({@link
   * FingerVerdict#CONTRADICTS}).
   */
  public boolean conflict() {
    return !agreement().fingers(FingerVerdict.CONTRADICTS).isEmpty();
  }

  /**
   * Compares. Cost: 0.4 ms a finger of the probe, 0.3 ms for each finger of each encounter: 130 ms
   * for ten fingers and the 32 encounters that are kept; and once the second look ({@link
   * SecondOpinion}).
   */
  static Verification of(TenPrint probe, Subject subject, String engineVersion) {
    ProbeMatchers matchers = new ProbeMatchers();
    Scored best = null;
    for (int i = 0; i < subject.encounters().size(); i++) {
      Scored next = Scored.of(probe, subject, i, matchers);
      best = best == null || next.score() > best.score() ? next : best;
    }
    return of(probe, subject, best, matchers, engineVersion);
  }

  /**
   * The same, but that another of the subject's encounters scores than the best: so a search says
   * it of the one that it proposed.
   *
   * @param encounter which of them scores
   */
  public static Verification by(
      int encounter, TenPrint probe, Subject subject, String engineVersion) {
    ProbeMatchers matchers = new ProbeMatchers();
    Scored scored = Scored.of(probe, subject, encounter, matchers);
    return of(probe, subject, scored, matchers, engineVersion);
  }

  /**
   * An encounter compared.
   *
   * @param score in decibans, before others are paid for
   */
  private record Scored(int encounter, double score, Map<FingerPosition, FingerPair> pairs) {
    static Scored of(TenPrint probe, Subject subject, int encounter, ProbeMatchers matchers) {
      Map<FingerPosition, FingerPair> compared = new EnumMap<>(FingerPosition.class);
      addPairs(probe, subject.encounters().get(encounter), matchers, compared);
      double sum = 0;
      for (FingerPair pair : compared.values()) {
        sum += pair.excess();
      }
      double decibans = compared.isEmpty() ? 0 : Evidence.decibans(sum, compared.size());
      return new Scored(encounter, decibans, compared);
    }
  }

  private static Verification of(
      TenPrint probe,
      Subject subject,
      Scored scored,
      ProbeMatchers matchers,
      String engineVersion) {
    List<TenPrint> encounters = subject.encounters();
    double paid = Tries.paid(scored.score(), Tries.among(encounters, probe));
    Map<FingerPosition, FingerPair> pairs = new EnumMap<>(scored.pairs());
    for (int i = encounters.size() - 1; i >= 0; i--) {
      addPairs(probe, encounters.get(i), matchers, pairs);
    }
    FingerAgreement agreement =
        FingerAgreement.of(
            pairs,
            probe.fingers().keySet(),
            encounters,
            false,
            (finger, other) -> pair(probe.fingers().get(finger), other, matchers));
    int used = scored.pairs().size();
    return new Verification(
        new Candidate(subject.id(), paid, used, agreement), scored.encounter(), engineVersion);
  }

  /** Adds the fingers that are not there yet. */
  private static void addPairs(
      TenPrint probe,
      TenPrint encounter,
      ProbeMatchers matchers,
      Map<FingerPosition, FingerPair> pairs) {
    probe
        .fingers()
        .forEach(
            (position, finger) -> {
              Optional<FingerTemplate> other = encounter.finger(position);
              if (other.isPresent() && !pairs.containsKey(position)) {
                pairs.put(position, pair(finger, other.get(), matchers));
              }
            });
  }

  private static FingerPair pair(
      FingerTemplate finger, FingerTemplate other, ProbeMatchers matchers) {
    return new FingerPair(finger, other, matchers.of(finger).score(other));
  }
}
