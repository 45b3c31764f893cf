package org.tenprint.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * Fingers of a card that the candidate's record has under each other's labels: a mistake in the
 * sequence, of the card or of the record, and no other person's fingers. Where fingers contradict
 * although enough others agree, each that is not alike is compared with the record's finger at
 * every other's label. One that belongs there takes that place; who is driven from a label so takes
 * the place that is left, and is judged by what it says there.
 *
 * <p>Where the scores contradict only a score confirms that a finger belongs elsewhere, after what
 * so many comparisons cost: of strangers' cards one in a thousand has one that does ({@link
 * FingerVerdict#CONFIRMS}). How its minutiae lie counts only where nothing but the second look
 * ({@link SecondOpinion}) contradicts, and excuses that alone: a stranger's finger reaches {@link
 * Likeness#SHOWN} in up to one case of a hundred, as the prints are, and there went by before there
 * was a second look. None is enrolled. Cost: 0.3 ms a comparison and 0.1 to 1 where it does not
 * confirm, two of them for two fingers, twelve for four; where nothing contradicts none.
 */
final class MisplacedFingers {
  private MisplacedFingers() {}

  /** Compares a finger of the probe, named by its label, with any finger of the record. */
  @FunctionalInterface
  interface Comparer {
    FingerPair compare(FingerPosition finger, FingerTemplate other);
  }

  /** A finger that confirms under another label. */
  private record Crosswise(FingerPosition finger, FingerPosition label, FingerPair pair) {
    static final Comparator<Crosswise> STRONGEST_FIRST =
        Comparator.comparingDouble((Crosswise found) -> -found.pair().decibans())
            .thenComparing(Crosswise::finger)
            .thenComparing(Crosswise::label);
  }

  /**
   * The misplaced fingers, by the label that they have, each compared with the record's finger to
   * which it belongs.
   *
   * @param pairs what was compared under the labels as given
   * @param opinion of those whose score does not confirm
   */
  static Map<FingerPosition, FingerPair> among(
      Map<FingerPosition, FingerPair> pairs, SecondOpinion opinion, Comparer comparer) {
    Set<FingerPosition> unlike = EnumSet.noneOf(FingerPosition.class);
    pairs.forEach(
        (finger, pair) -> {
          if (pair.excess() <= 0) {
            unlike.add(finger);
          }
        });
    if (Contradiction.holdsOf(pairs.values())) {
      double cost = cost(unlike.size());
      return isWorthALook(unlike, unlike, pairs)
          ? among(unlike, pairs, comparer, pair -> pair.confirmsAfter(cost))
          : Map.of();
    }
    Set<FingerPosition> doubtful = opinion.doubtful();
    double cost = cost(Math.max(unlike.size(), doubtful.size()));
    Set<FingerPosition> against = EnumSet.copyOf(unlike);
    against.addAll(opinion.foreign());
    return !opinion.foreign().isEmpty() && isWorthALook(doubtful, against, pairs)
        ? among(doubtful, pairs, comparer, pair -> pair.isShownAfter(cost, opinion.turn()))
        : Map.of();
  }

  /**
   * Whether there are labels to try, and the card is not GREY whatever is found.
   *
   * @param against fingers that do not agree: one may agree and yet be tried, where its minutiae do
   *     not show it
   */
  private static boolean isWorthALook(
      Set<FingerPosition> tried,
      Set<FingerPosition> against,
      Map<FingerPosition, FingerPair> pairs) {
    return tried.size() > 1
        && FingerAgreement.isEnough(pairs.size() - against.size(), pairs.size());
  }

  /** What it costs to compare each of so many fingers with each other's, in decibans. */
  private static double cost(int fingers) {
    return 10 * Math.log10(Math.max(1, fingers * (fingers - 1)));
  }

  private static Map<FingerPosition, FingerPair> among(
      Set<FingerPosition> fingers,
      Map<FingerPosition, FingerPair> pairs,
      Comparer comparer,
      Predicate<FingerPair> belongs) {
    return placed(crosswise(fingers, pairs, comparer, belongs), pairs, comparer);
  }

  private static List<Crosswise> crosswise(
      Set<FingerPosition> unlike,
      Map<FingerPosition, FingerPair> pairs,
      Comparer comparer,
      Predicate<FingerPair> belongs) {
    List<Crosswise> found = new ArrayList<>();
    for (FingerPosition finger : unlike) {
      for (FingerPosition label : unlike) {
        if (finger != label) {
          FingerPair pair = comparer.compare(finger, pairs.get(label).other());
          if (belongs.test(pair)) {
            found.add(new Crosswise(finger, label, pair));
          }
        }
      }
    }
    found.sort(Crosswise.STRONGEST_FIRST);
    return found;
  }

  /** Each finger to one label and each label to one finger, the strongest first. */
  private static Map<FingerPosition, FingerPair> placed(
      List<Crosswise> found, Map<FingerPosition, FingerPair> pairs, Comparer comparer) {
    Map<FingerPosition, FingerPair> placed = new EnumMap<>(FingerPosition.class);
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
        placed.put(driven, comparer.compare(driven, pairs.get(left).other()));
      }
    }
    return placed;
  }
}
