package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Contradiction;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Doubt;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.FingerVerdict;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.TenPrint;

/**
 * The rule of {@code two-stage-8} for fingers that are not alike: they contradict by their scores
 * alone, without a second look. To measure the rule of today beside it, on the same cards. Of
 * fingers that today are found under other labels nothing is held against a card by either.
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
    if (today.isEmpty() || today.get() != Doubt.FINGER_CONTRADICTS) {
      return thresholds.decide(result);
    }
    FingerAgreement said = result.best().orElseThrow().agreement();
    int agreeing = said.agreeing().size();
    List<Double> against = new ArrayList<>();
    for (FingerPosition finger : said.comparisons().keySet()) {
      FingerVerdict verdict = said.comparisons().get(finger).verdict();
      if (!verdict.agrees() && !said.misplaced().contains(finger)) {
        FingerTemplate print = card.finger(finger).orElseThrow();
        FingerTemplate held =
            record.orElseThrow().finger(result.correction().apply(finger)).orElseThrow();
        FingerprintMatcher matcher = new FingerprintMatcher(SourceAfis.template(print));
        ComparedPair pair = ComparedPair.of(print, matcher, held);
        agreeing += pair.alike() ? 1 : 0;
        against.add(against(pair));
      }
    }
    int compared = said.compared() + said.lackingInRecord().size();
    boolean few = 2 * agreeing < compared + (compared >= MANY ? 1 : 0);
    return few || Contradiction.holds(against) ? Decision.GREY : Decision.MATCH;
  }

  /** What a pair says for two fingers, in decibans; nothing where the two are alike. */
  static double against(ComparedPair pair) {
    if (pair.alike()) {
      return 0;
    }
    double said = Contradiction.decibans(pair.score(), pair.clarity());
    return pair.clear() ? Math.max(Contradiction.ALONE, said) : said;
  }
}
