package org.tenprint.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/**
 * Encounters of a candidate that are somebody else's than the card, where another of theirs agrees
 * with it: the record holds the prints of two people, and whose the card is nobody can say by it.
 * Such an encounter has no finger that confirms, and {@value #FEWEST} or more that speak for two
 * fingers and together reach {@link Contradiction#TOGETHER}, beyond what it costs to have asked so
 * many encounters ({@link Tries}). A person's own poor prints hardly ever do: one finger that
 * confirms excuses all of an encounter.
 *
 * <p>Cost: an encounter of the person is told by the first finger or two, 0.3 ms each; somebody
 * else's takes all of them.
 */
final class ForeignEncounters {
  private static final int FEWEST = 2;

  private ForeignEncounters() {}

  /**
   * The fingers of the card that such encounters speak against; none where there is no such.
   *
   * @param pairs what was compared under the labels as given
   * @param encounters all of the candidate's
   */
  static Set<FingerPosition> contradicted(
      Map<FingerPosition, FingerPair> pairs,
      Collection<TenPrint> encounters,
      MisplacedFingers.Comparer comparer) {
    List<TenPrint> several =
        encounters.stream().distinct().filter(each -> shared(pairs, each) >= FEWEST).toList();
    Set<FingerPosition> contradicted = EnumSet.noneOf(FingerPosition.class);
    if (several.size() > 1) {
      double bar = Contradiction.TOGETHER + Tries.cost(several.size() - 1);
      several.forEach(each -> contradicted.addAll(against(pairs, each, bar, comparer)));
    }
    return contradicted;
  }

  private static long shared(Map<FingerPosition, FingerPair> pairs, TenPrint encounter) {
    return pairs.keySet().stream().filter(encounter.fingers()::containsKey).count();
  }

  private static Set<FingerPosition> against(
      Map<FingerPosition, FingerPair> pairs,
      TenPrint encounter,
      double bar,
      MisplacedFingers.Comparer comparer) {
    Set<FingerPosition> speaking = EnumSet.noneOf(FingerPosition.class);
    List<Double> said = new ArrayList<>();
    for (Map.Entry<FingerPosition, FingerPair> finger : pairs.entrySet()) {
      FingerTemplate other = encounter.fingers().get(finger.getKey());
      if (other == null) {
        continue;
      }
      FingerPair pair =
          other.equals(finger.getValue().other())
              ? finger.getValue()
              : comparer.compare(finger.getKey(), other);
      if (pair.confirms()) {
        return Set.of();
      }
      said.add(pair.against());
      if (pair.against() >= Contradiction.SAYS) {
        speaking.add(finger.getKey());
      }
    }
    return speaking.size() >= FEWEST && Contradiction.sum(said) >= bar ? speaking : Set.of();
  }
}
