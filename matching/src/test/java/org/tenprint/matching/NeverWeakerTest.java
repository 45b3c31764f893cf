package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/** A second look takes no doubt away: what the scores alone hold is held with it. */
class NeverWeakerTest {
  private static final int CARDS = 1_500;
  private static final int PERSON = 3;
  private static final int STRANGER = 900;

  /**
   * Scores of no kind of print: far below chance's reach, about it, about and beyond confirming.
   */
  private static final double[] SCORES = {0, 1, 3, 6, 10, 15, 20, 25, 30, 36, 42, 50, 200};

  /** By person and number, of the few people whom all cards are drawn from. */
  private static final Map<List<Integer>, TenPrint> ENCOUNTERS = new HashMap<>();

  /** A card, its record, and scores that are drawn and stay as they are drawn. */
  private static final class Case {
    private final Random random;
    private final Map<FingerPosition, FingerTemplate> card = new EnumMap<>(FingerPosition.class);
    private final Map<List<FingerTemplate>, Double> scores = new HashMap<>();
    private final Map<FingerPosition, FingerPair> pairs = new EnumMap<>(FingerPosition.class);

    Case(long seed) {
      random = new Random(seed);
      List<FingerPosition> doubtful =
          random
              .ints(0, FingerPosition.COUNT)
              .distinct()
              .limit(2 + random.nextInt(3))
              .mapToObj(FingerPosition::at)
              .toList();
      for (FingerPosition position : FingerPosition.values()) {
        card.put(position, of(PERSON, 1, position));
      }
      for (int i = 0; i < doubtful.size(); i++) {
        FingerPosition own = doubtful.get((i + 1) % doubtful.size());
        card.put(doubtful.get(i), print(own));
      }
      for (FingerPosition position : FingerPosition.values()) {
        FingerTemplate other = record(position);
        if (!doubtful.contains(position)) {
          scores.put(List.of(card.get(position), other), 200.0);
        }
        pairs.put(position, compare(position, other));
      }
    }

    /** The person's finger, which stands at another label, or a stranger's; whole or not. */
    private FingerTemplate print(FingerPosition own) {
      FingerTemplate print =
          random.nextInt(3) < 2 ? of(PERSON, 1, own) : of(STRANGER + random.nextInt(20), 0, own);
      int kept = random.nextBoolean() ? print.size() : 8 + random.nextInt(print.size() - 8);
      return FingerTemplate.of(
          print.width(),
          print.height(),
          random.nextBoolean() ? 90 : 40,
          IntStream.range(0, kept).map(print::packed).toArray());
    }

    FingerPair compare(FingerPosition finger, FingerTemplate other) {
      FingerTemplate one = card.get(finger);
      return new FingerPair(
          one,
          other,
          scores.computeIfAbsent(
              List.of(one, other), pair -> SCORES[random.nextInt(SCORES.length)]));
    }

    FingerAgreement now() {
      return FingerAgreement.of(pairs, card.keySet(), List.of(), false, this::compare);
    }

    boolean doubtsNow() {
      FingerAgreement said = now();
      return !said.fingers(FingerVerdict.CONTRADICTS).isEmpty() || !said.isEnough();
    }

    boolean doubtedBefore() {
      return EarlierEngine.doubts(pairs, this::compare);
    }
  }

  private static FingerTemplate of(int person, int encounter, FingerPosition position) {
    return ENCOUNTERS
        .computeIfAbsent(
            List.of(person, encounter), none -> InventedPeople.encounter(person, encounter, 10))
        .finger(position)
        .orElseThrow();
  }

  private static FingerTemplate record(FingerPosition position) {
    return of(PERSON, 0, position);
  }

  @Test
  void what_the_scores_alone_hold_is_held_with_a_second_look() {
    int both = 0;
    int more = 0;
    int neither = 0;
    for (int seed = 0; seed < CARDS; seed++) {
      Case drawn = new Case(seed);
      boolean before = drawn.doubtedBefore();
      boolean now = drawn.doubtsNow();
      assertTrue(now || !before, "held by its scores, and no more, seed " + seed);
      both += before ? 1 : 0;
      more += now && !before ? 1 : 0;
      neither += now ? 0 : 1;
    }
    assertTrue(both > 100 && more > 100 && neither > 100, both + ", " + more + ", " + neither);
  }

  /** Two clear fingers that contradict, and lie as the record's under each other's labels do. */
  @Test
  void how_minutiae_lie_excuses_nobody_whom_scores_contradict() {
    Map<FingerPosition, FingerPair> pairs = new EnumMap<>(FingerPosition.class);
    Set<FingerPosition> two = EnumSet.of(FingerPosition.LEFT_RING, FingerPosition.LEFT_LITTLE);
    for (FingerPosition at : FingerPosition.values()) {
      FingerPosition shown =
          !two.contains(at) ? at : two.stream().filter(f -> f != at).findAny().get();
      pairs.put(at, new FingerPair(of(PERSON, 1, shown), record(at), shown == at ? 200 : 1));
    }
    MisplacedFingers.Comparer middling =
        (finger, other) -> new FingerPair(pairs.get(finger).one(), other, 15);
    assertTrue(Contradiction.holdsOf(pairs.values()));
    FingerPair elsewhere =
        middling.compare(FingerPosition.LEFT_RING, record(FingerPosition.LEFT_LITTLE));
    assertTrue(elsewhere.isShownAfter(3.1, 0) && !elsewhere.confirmsAfter(3.1));
    FingerAgreement said = FingerAgreement.of(pairs, pairs.keySet(), List.of(), false, middling);
    assertEquals(two, said.fingers(FingerVerdict.CONTRADICTS));
  }
}
