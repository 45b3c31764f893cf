package org.tenprint.benchmarks.matching;

import java.util.Map;
import java.util.Optional;
import org.tenprint.matching.Contradiction;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Doubt;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.TenPrint;

/**
 * The rule of {@code two-stage-6} for a finger that is not alike: it contradicts where both prints
 * are clear, and else says nothing. To measure the rule of today beside it, on the same
 * comparisons.
 */
final class EarlierRule {
  private static final int MANY = 6;

  private EarlierRule() {}

  /**
   * The decision on a search by that rule, all else as today.
   *
   * @param record of the first candidate, whose only encounter that is
   */
  static Decision decide(
      SearchResult result, TenPrint card, Optional<TenPrint> record, Thresholds thresholds) {
    Optional<Doubt> today = thresholds.doubt(result);
    boolean apart =
        today.isPresent()
            && today.get() != Doubt.FINGER_CONTRADICTS
            && today.get() != Doubt.FEW_FINGERS_AGREE;
    if (apart || thresholds.decide(result) == Decision.NO_MATCH) {
      return thresholds.decide(result);
    }
    FingerAgreement said = result.best().orElseThrow().agreement();
    TenPrint held = record.orElseThrow();
    boolean contradicted =
        said.comparisons().entrySet().stream()
            .filter(finger -> !finger.getValue().verdict().agrees())
            .map(Map.Entry::getKey)
            .anyMatch(
                finger ->
                    Contradiction.isClear(
                        card.finger(finger).orElseThrow(),
                        held.finger(result.correction().apply(finger)).orElseThrow()));
    int wanted = said.compared() + (said.compared() >= MANY ? 1 : 0);
    return contradicted || 2 * said.agreeing().size() < wanted ? Decision.GREY : Decision.MATCH;
  }
}
