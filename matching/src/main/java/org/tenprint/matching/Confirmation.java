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
 * favour. It stops as soon as the evidence is far beyond any threshold (a chance of 10⁻¹⁶ at each
 * of nine looks), or after {@value #FEWEST_FOR_NOTHING} fingers when they and the index agree that
 * there is nothing; else all fingers are compared. Cost: 2 to 5 ms a probe finger for its matcher,
 * built once a search and only when needed; 0.3 ms a candidate's finger.
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
    double sum = 0;
    int used = 0;
    for (FingerPosition position : order) {
      FingerTemplate other = proposal.encounter().fingers().get(position);
      if (other != null) {
        if (used >= FEWEST && isSettled(Evidence.decibans(sum, used), used, proposal.evidence())) {
          break;
        }
        double score =
            matchers.computeIfAbsent(position, this::matcher).match(SourceAfis.template(other));
        sum += Evidence.excess(score, fingers.get(position).size(), other.size());
        used++;
      }
    }
    return new Candidate(proposal.subjectId(), used == 0 ? 0 : Evidence.decibans(sum, used), used);
  }

  private static boolean isSettled(double decibans, int used, double aligned) {
    boolean nothing = used == FEWEST_FOR_NOTHING && decibans < NOTHING && aligned < NOTHING_ALIGNED;
    return decibans >= DECISIVE || nothing;
  }

  private FingerprintMatcher matcher(FingerPosition position) {
    return new FingerprintMatcher(SourceAfis.template(fingers.get(position)));
  }
}
