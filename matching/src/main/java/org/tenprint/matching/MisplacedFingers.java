package org.tenprint.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * Fingers of a card that the candidate's record has under each other's labels: a mistake in the
 * sequence, of the card or of the record, and no other person's fingers. Where fingers contradict
 * although enough others agree, each that is doubtful ({@link SecondOpinion}) is compared with the
 * record's finger at every other's label. One that is shown to belong there, by its score or by how
 * its minutiae lie, after what so many comparisons cost, belongs there; who is driven from a label
 * so takes the place that is left, and is judged by what it says there. A stranger's finger is
 * alike nowhere and contradicts as before: the share of strangers' cards of which a finger is taken
 * for a misplaced one is one in a thousand by its score and one by how it lies ({@link
 * Likeness#SHOWN}), and none is enrolled. Cost: 0.3 ms a comparison and 0.1 to 1 where it does not
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
    Set<FingerPosition> unlike = opinion.doubtful();
    boolean contradict =
        !opinion.foreign().isEmpty()
            || Contradiction.holds(pairs.values().stream().map(FingerPair::against).toList());
    boolean worthALook =
        unlike.size() > 1
            && FingerAgreement.isEnough(pairs.size() - unlike.size(), pairs.size())
            && contradict;
    return worthALook
        ? placed(crosswise(unlike, pairs, opinion.turn(), comparer), pairs, comparer)
        : Map.of();
  }

  private static List<Crosswise> crosswise(
      Set<FingerPosition> unlike,
      Map<FingerPosition, FingerPair> pairs,
      int turn,
      Comparer comparer) {
    double cost = 10 * Math.log10(unlike.size() * (unlike.size() - 1));
    List<Crosswise> found = new ArrayList<>();
    for (FingerPosition finger : unlike) {
      for (FingerPosition label : unlike) {
        if (finger != label) {
          FingerPair pair = comparer.compare(finger, pairs.get(label).other());
          if (pair.isShownAfter(cost, turn)) {
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
