package org.tenprint.matching;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tenprint.formats.FingerPosition;

/** What {@code two-stage-8} makes of a card's fingers, by their scores alone. Kept to compare. */
final class EarlierEngine {
  private static final int MANY = 6;

  private EarlierEngine() {}

  private record Found(FingerPosition finger, FingerPosition label, FingerPair pair) {}

  /** Whether a candidate whose score is enough is doubtful for its fingers. */
  static boolean doubts(Map<FingerPosition, FingerPair> pairs, MisplacedFingers.Comparer comparer) {
    Map<FingerPosition, FingerPair> judged = new EnumMap<>(pairs);
    Map<FingerPosition, FingerPair> placed = placed(pairs, comparer);
    judged.putAll(placed);
    long agreeing =
        pairs.keySet().stream()
            .filter(finger -> !placed.containsKey(finger) && pairs.get(finger).excess() > 0)
            .count();
    return contradict(judged) || !isEnough(agreeing, pairs.size());
  }

  private static boolean contradict(Map<FingerPosition, FingerPair> pairs) {
    return Contradiction.holds(pairs.values().stream().map(FingerPair::against).toList());
  }

  private static boolean isEnough(long agreeing, int compared) {
    return 2 * agreeing >= compared + (compared >= MANY ? 1 : 0);
  }

  private static Map<FingerPosition, FingerPair> placed(
      Map<FingerPosition, FingerPair> pairs, MisplacedFingers.Comparer comparer) {
    List<FingerPosition> unlike =
        pairs.keySet().stream().filter(finger -> pairs.get(finger).excess() <= 0).toList();
    Map<FingerPosition, FingerPair> placed = new EnumMap<>(FingerPosition.class);
    if (unlike.size() < 2
        || !isEnough(pairs.size() - unlike.size(), pairs.size())
        || !contradict(pairs)) {
      return placed;
    }
    double cost = 10 * Math.log10(unlike.size() * (unlike.size() - 1));
    List<Found> found = new ArrayList<>();
    for (FingerPosition finger : unlike) {
      for (FingerPosition label : unlike) {
        FingerPair pair = comparer.compare(finger, pairs.get(label).other());
        if (finger != label && pair.decibans() - cost >= 30) {
          found.add(new Found(finger, label, pair));
        }
      }
    }
    found.sort((one, other) -> Double.compare(other.pair().decibans(), one.pair().decibans()));
    Map<FingerPosition, FingerPosition> holders = new EnumMap<>(FingerPosition.class);
    for (Found each : found) {
      if (!placed.containsKey(each.finger()) && !holders.containsKey(each.label())) {
        placed.put(each.finger(), each.pair());
        holders.put(each.label(), each.finger());
      }
    }
    for (FingerPosition driven : List.copyOf(holders.keySet())) {
      FingerPosition left = driven;
      while (!placed.containsKey(driven) && holders.containsKey(left)) {
        left = holders.get(left);
      }
      placed.putIfAbsent(driven, comparer.compare(driven, pairs.get(left).other()));
    }
    return placed;
  }
}
