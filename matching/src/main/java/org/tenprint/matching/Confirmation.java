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
 * favour. The first {@value #FIRST} decide when they are decisive, or when they and the index agree
 * that there is nothing; else all are compared. Cost: 2 to 4 ms a probe finger for its matcher,
 * built once a search and only when needed; 0.3 ms a candidate's finger.
 */
final class Confirmation {
  /** Fingers compared at first. */
  static final int FIRST = 4;

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
        if (used == FIRST && isSettled(Evidence.decibans(sum, used), proposal.evidence())) {
          break;
        }
        sum += matchers.computeIfAbsent(position, this::matcher).match(SourceAfis.template(other));
        used++;
      }
    }
    return new Candidate(proposal.subjectId(), used == 0 ? 0 : Evidence.decibans(sum, used), used);
  }

  private static boolean isSettled(double decibans, double aligned) {
    return decibans >= DECISIVE || decibans < NOTHING && aligned < NOTHING_ALIGNED;
  }

  private FingerprintMatcher matcher(FingerPosition position) {
    return new FingerprintMatcher(SourceAfis.template(fingers.get(position)));
  }
}
