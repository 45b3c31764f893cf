package org.tenprint.benchmarks.matching;

import com.machinezoo.sourceafis.FingerprintMatcher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Contradiction;
import org.tenprint.matching.Decision;
import org.tenprint.matching.Doubt;
import org.tenprint.matching.FingerAgreement;
import org.tenprint.matching.SearchResult;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.SourceAfis;
import org.tenprint.matching.prints.TenPrint;

/**
 * The rule of {@code two-stage-8} for fingers that are not alike: they contradict by their scores
 * alone, without a second look; only a score that confirms says that a finger stands at another's
 * label; what the record lacks is not counted. To measure the rule of today beside it, on the same
 * cards: it is reckoned for every card anew, so a rule of today that held less would show.
 */
final class EarlierRule {
  private static final int MANY = 6;

  private EarlierRule() {}

  private record Crosswise(FingerPosition finger, FingerPosition label, ComparedPair pair) {}

  /**
   * The decision on a search by that rule. Scores and candidates are those of today.
   *
   * @param record of the first candidate, whose only encounter that is
   */
  static Decision decide(
      SearchResult result, TenPrint card, Optional<TenPrint> record, Thresholds thresholds) {
    Decision today = thresholds.decide(result);
    Optional<Doubt> doubt = thresholds.doubt(result);
    boolean byFingers =
        doubt.equals(Optional.of(Doubt.FINGER_CONTRADICTS))
            || doubt.equals(Optional.of(Doubt.FEW_FINGERS_AGREE));
    if (today != Decision.MATCH && !byFingers) {
      return today;
    }
    FingerAgreement said = result.best().orElseThrow().agreement();
    Map<FingerPosition, FingerTemplate> held = new EnumMap<>(FingerPosition.class);
    for (FingerPosition finger : said.comparisons().keySet()) {
      held.put(
          finger, record.orElseThrow().finger(result.correction().apply(finger)).orElseThrow());
    }
    return isDoubtful(card.fingers(), held) ? Decision.GREY : Decision.MATCH;
  }

  /** Whether fingers contradict or too few agree. */
  private static boolean isDoubtful(
      Map<FingerPosition, FingerTemplate> card, Map<FingerPosition, FingerTemplate> held) {
    Map<FingerPosition, FingerprintMatcher> matchers = new EnumMap<>(FingerPosition.class);
    Map<FingerPosition, ComparedPair> pairs = new EnumMap<>(FingerPosition.class);
    held.forEach(
        (finger, other) -> {
          FingerTemplate print = card.get(finger);
          matchers.put(finger, new FingerprintMatcher(SourceAfis.template(print)));
          pairs.put(finger, ComparedPair.of(print, matchers.get(finger), other));
        });
    long agreeing = pairs.values().stream().filter(ComparedPair::alike).count();
    boolean enough = 2 * agreeing >= pairs.size() + (pairs.size() >= MANY ? 1 : 0);
    if (enough && isContradicted(pairs.values())) {
      pairs.putAll(
          misplaced(
              pairs,
              (finger, label) ->
                  ComparedPair.of(card.get(finger), matchers.get(finger), held.get(label))));
    }
    return !enough || isContradicted(pairs.values());
  }

  private interface Comparer {
    ComparedPair compare(FingerPosition finger, FingerPosition label);
  }

  /** Fingers that confirm at another's label, and those that are driven from there. */
  private static Map<FingerPosition, ComparedPair> misplaced(
      Map<FingerPosition, ComparedPair> pairs, Comparer comparer) {
    List<FingerPosition> unlike =
        pairs.keySet().stream().filter(finger -> !pairs.get(finger).alike()).toList();
    double cost = 10 * Math.log10(Math.max(1, unlike.size() * (unlike.size() - 1)));
    List<Crosswise> found = new ArrayList<>();
    for (FingerPosition finger : unlike) {
      for (FingerPosition label : unlike) {
        if (finger != label) {
          ComparedPair pair = comparer.compare(finger, label);
          if (pair.decibans() - cost >= LikenessPair.CONFIRMS) {
            found.add(new Crosswise(finger, label, pair));
          }
        }
      }
    }
    found.sort(Comparator.comparingDouble(each -> -each.pair().decibans()));
    Map<FingerPosition, ComparedPair> placed = new EnumMap<>(FingerPosition.class);
    Map<FingerPosition, FingerPosition> byLabel = new EnumMap<>(FingerPosition.class);
    for (Crosswise each : found) {
      if (!placed.containsKey(each.finger()) && !byLabel.containsKey(each.label())) {
        placed.put(each.finger(), each.pair());
        byLabel.put(each.label(), each.finger());
      }
    }
    for (FingerPosition driven : List.copyOf(byLabel.keySet())) {
      if (!placed.containsKey(driven)) {
        FingerPosition left = driven;
        while (byLabel.containsKey(left)) {
          left = byLabel.get(left);
        }
        placed.put(driven, comparer.compare(driven, left));
      }
    }
    return placed;
  }

  private static boolean isContradicted(Collection<ComparedPair> pairs) {
    return Contradiction.holds(pairs.stream().map(EarlierRule::against).toList());
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
