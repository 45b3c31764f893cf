package org.tenprint.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tenprint.matching.index.Proposal;

/**
 * The judge: SourceAFIS on what the index proposes. Fingers are compared in an order that the probe
 * alone decides (most minutiae first), so that taking some of them is no choice in the candidate's
 * favour. The score is settled as soon as the evidence is far beyond any threshold (a chance of
 * 10⁻¹⁶ at each of nine looks); the other fingers are compared all the same, for what they say of
 * the candidate ({@link FingerVerdict}): a card may hold the prints of two people. It stops after
 * {@value #FEWEST_FOR_NOTHING} fingers when they and the index agree that there is nothing. Cost: 2
 * to 5 ms a probe finger for its matcher, built once a search and only when needed; 0.3 ms a
 * candidate's finger.
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
  private final Map<FingerPosition, FingerprintMatcher> matchers =
      new EnumMap<>(FingerPosition.class);

  Confirmation(TenPrint probe) {
    fingers = probe.fingers();
    order = new ArrayList<>(fingers.keySet());
    order.sort(
        Comparator.comparingInt((FingerPosition position) -> -fingers.get(position).size())
            .thenComparing(Comparator.naturalOrder()));
  }

  Candidate confirm(Proposal proposal) {
    Map<FingerPosition, FingerVerdict> verdicts = new EnumMap<>(FingerPosition.class);
    double sum = 0;
    int used = 0;
    for (FingerPosition position : order) {
      FingerTemplate other = proposal.encounter().fingers().get(position);
      if (other == null) {
        continue;
      }
      double decibans = used >= FEWEST ? Evidence.decibans(sum, used) : 0;
      if (used == FEWEST_FOR_NOTHING
          && decibans < NOTHING
          && proposal.evidence() < NOTHING_ALIGNED) {
        break;
      }
      FingerTemplate finger = fingers.get(position);
      double score =
          matchers.computeIfAbsent(position, this::matcher).match(SourceAfis.template(other));
      double excess = Evidence.excess(score, finger.size(), other.size());
      verdicts.put(position, FingerVerdict.of(excess, finger, other));
      if (decibans < DECISIVE) {
        sum += excess;
        used++;
      }
    }
    return new Candidate(
        proposal.subjectId(),
        used == 0 ? 0 : Evidence.decibans(sum, used),
        used,
        new FingerAgreement(verdicts));
  }

  private FingerprintMatcher matcher(FingerPosition position) {
    return new FingerprintMatcher(SourceAfis.template(fingers.get(position)));
  }
}
