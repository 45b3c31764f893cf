package org.tenprint.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.index.Proposal;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * The judge: SourceAFIS on what the index proposes. Fingers are compared in an order that the probe
 * alone decides (most minutiae first), so that taking some of them is no choice in the candidate's
 * favour. The score is settled as soon as the evidence is far beyond any threshold (a chance of
 * 10⁻¹⁶ at each of nine looks), or after {@value #FEWEST_FOR_NOTHING} fingers when they and the
 * index agree that there is nothing. The other fingers are compared all the same, but with the best
 * candidate alone, for what they say of it ({@link FingerVerdict}): a card may hold the prints of
 * two people. Cost: 0.4 ms a probe finger for its matcher ({@link ProbeMatchers}); 0.3 ms a
 * candidate's finger; for the best candidate, where enough fingers are alike, that of the second
 * look ({@link SecondOpinion}).
 */
final class Confirmation {
  private static final int FEWEST = 2;

  private static final int FEWEST_FOR_NOTHING = 4;

  /** Decibans that no gallery on earth asks for: more fingers would change nothing. */
  private static final double DECISIVE = 160;

  private static final double NOTHING = 12;
  private static final double NOTHING_ALIGNED = 45;

  private final Map<FingerPosition, FingerTemplate> fingers;
  private final List<FingerPosition> order;
  private final ProbeMatchers matchers;

  Confirmation(TenPrint probe, ProbeMatchers matchers) {
    this.matchers = matchers;
    fingers = probe.fingers();
    order = new ArrayList<>(fingers.keySet());
    order.sort(
        Comparator.comparingInt((FingerPosition position) -> -fingers.get(position).size())
            .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * A candidate's score, and what was seen on the way to it.
   *
   * @param used fingers that made the score
   * @param pairs the fingers compared so far
   * @param nothing whether the rest is not worth a look
   */
  record Judged(
      Proposal proposal,
      double score,
      int used,
      Map<FingerPosition, FingerPair> pairs,
      boolean nothing) {
    String subjectId() {
      return proposal.subjectId();
    }

    /**
     * The candidate. All encounters that could have been the best are paid for, whether they were
     * proposed or not.
     *
     * @param encounters all of the subject's
     */
    Candidate candidate(List<TenPrint> encounters, TenPrint probe) {
      double paid = Tries.paid(score, Tries.among(encounters, probe));
      return new Candidate(subjectId(), paid, used, FingerAgreement.NONE);
    }
  }

  /** A candidate that stood out by one finger is first asked for that. */
  Judged judge(Proposal proposal) {
    boolean alone = proposal.finger().filter(finger -> confirmsAlone(finger, proposal)).isPresent();
    if (!alone) {
      return proposal.together()
          ? together(proposal, true)
          : new Judged(proposal, 0, 0, Map.of(), true);
    }
    Judged all = together(proposal, false);
    double evidence = LoneFinger.evidence(all.pairs().values(), fingers.size());
    return evidence > all.score() ? new Judged(proposal, evidence, 1, all.pairs(), false) : all;
  }

  private boolean confirmsAlone(FingerPosition finger, Proposal proposal) {
    FingerTemplate other = proposal.encounter().fingers().get(finger);
    return FingerVerdict.confirms(Evidence.alone(pair(finger, other).excess(), fingers.size()));
  }

  /**
   * What all fingers say.
   *
   * @param hasty whether to end where the first say nothing
   */
  private Judged together(Proposal proposal, boolean hasty) {
    Map<FingerPosition, FingerPair> pairs = new EnumMap<>(FingerPosition.class);
    double sum = 0;
    int used = 0;
    boolean nothing = false;
    for (FingerPosition position : order) {
      FingerTemplate other = proposal.encounter().fingers().get(position);
      if (other == null) {
        continue;
      }
      double decibans = used >= FEWEST ? Evidence.decibans(sum, used) : 0;
      nothing =
          hasty
              && used == FEWEST_FOR_NOTHING
              && decibans < NOTHING
              && proposal.evidence() < NOTHING_ALIGNED;
      if (nothing || decibans >= DECISIVE) {
        break;
      }
      FingerPair pair = pair(position, other);
      pairs.put(position, pair);
      sum += pair.excess();
      used++;
    }
    double score = used == 0 ? 0 : Evidence.decibans(sum, used);
    return new Judged(proposal, score, used, pairs, nothing);
  }

  /**
   * What all fingers say of a candidate that was judged.
   *
   * @param encounters all of the subject's, oldest first
   * @param turned whether to say how the prints lie
   */
  FingerAgreement agreement(Judged judged, List<TenPrint> encounters, boolean turned) {
    TenPrint scored = judged.proposal().encounter();
    Map<FingerPosition, FingerPair> pairs = new EnumMap<>(FingerPosition.class);
    pairs.putAll(judged.pairs());
    for (FingerPosition position : judged.nothing() ? List.<FingerPosition>of() : order) {
      if (!pairs.containsKey(position)) {
        newest(position, scored, encounters)
            .ifPresent(other -> pairs.put(position, pair(position, other)));
      }
    }
    List<TenPrint> all = new ArrayList<>(encounters);
    all.add(scored);
    return FingerAgreement.of(
        pairs, fingers.keySet(), all, turned && !judged.nothing(), this::pair);
  }

  /** The finger as the encounter has it, else as the newest that does. */
  private static Optional<FingerTemplate> newest(
      FingerPosition position, TenPrint encounter, List<TenPrint> encounters) {
    Optional<FingerTemplate> finger = encounter.finger(position);
    for (int i = encounters.size() - 1; finger.isEmpty() && i >= 0; i--) {
      finger = encounters.get(i).finger(position);
    }
    return finger;
  }

  private FingerPair pair(FingerPosition position, FingerTemplate other) {
    FingerTemplate finger = fingers.get(position);
    return new FingerPair(finger, other, matchers.of(finger).score(other));
  }
}
