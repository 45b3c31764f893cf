package org.tenprint.benchmarks.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.Galleries;
import org.tenprint.matching.Gallery;
import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.Thresholds;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

class CardTallyTest {
  private static final Set<FingerPosition> ONE = Set.of(FingerPosition.RIGHT_INDEX);
  private static final Set<FingerPosition> HALF = MixedCards.drawn(5, 1);

  private static TenPrint card(int person, int encounter) {
    return new SyntheticPeople(Population.ENROLLED)
        .encounter(person, encounter, ImpressionQuality.BOOKING, FingerPosition.COUNT);
  }

  private static OwnedCard mixed(int encounter, Set<FingerPosition> seconds) {
    return OwnedCard.mixed(card(1, encounter), "a", card(2, encounter), "b", seconds);
  }

  private static Map<String, Object> tally(String enrolled, TenPrint record, OwnedCard card) {
    Gallery gallery = Galleries.exhaustive();
    gallery.put(Subject.of(enrolled, record));
    CardTally tally = new CardTally(Thresholds.DEFAULT);
    tally.add(card, gallery.search(card.print()), Optional.of(record));
    return tally.facts();
  }

  private static void assertCounts(Map<String, Object> facts, String name, int compared, int own) {
    assertEquals(1, facts.get("cards"));
    assertEquals(1, facts.get(name), facts.toString());
    assertEquals(compared, facts.get("othersFingersInMatches"), facts.toString());
    assertEquals(own, facts.get("othersFingersConfirming"), facts.toString());
  }

  @Test
  void a_card_of_one_person_has_no_fingers_of_another() {
    assertCounts(tally("a", card(1, 0), OwnedCard.of(card(1, 1), "a")), "matchFirst", 0, 0);
    assertCounts(tally("c", card(2, 0), OwnedCard.of(card(1, 1), "a")), "noMatch", 0, 0);
  }

  /** A stranger's poor finger went by its score, and mostly does not by a second look. */
  @Test
  void the_earlier_rule_is_counted_beside_on_the_same_card() {
    int before = 0;
    int now = 0;
    TenPrint poor =
        new SyntheticPeople(Population.ENROLLED)
            .encounter(2, 1, ImpressionQuality.FVC_LIKE.always(), FingerPosition.COUNT);
    for (FingerPosition finger : FingerPosition.values()) {
      OwnedCard card = OwnedCard.mixed(card(1, 1), "a", poor, "b", Set.of(finger));
      Map<String, Object> facts = tally("a", card(1, 0), card);
      assertTrue(
          (int) facts.get("matchEarlier") >= (int) facts.get("matchFirst"), facts.toString());
      before += (int) facts.get("matchEarlier");
      now += (int) facts.get("matchFirst");
    }
    assertTrue(before > now && now < 5, before + " before, " + now + " now");
    OwnedCard half = mixed(1, HALF);
    assertEquals(0, tally("a", card(1, 0), half).get("matchEarlier"));
    OwnedCard own = OwnedCard.of(card(1, 1), "a");
    assertEquals(1, tally("a", card(1, 0), own).get("matchEarlier"));
  }

  /** The engine's rule and what is counted by the bars are two, and say the same of its bar. */
  @Test
  void every_finger_is_counted_by_bars_beside_the_engines_own() {
    TenPrint poor =
        new SyntheticPeople(Population.ENROLLED)
            .encounter(1, 1, ImpressionQuality.FVC_LIKE.always(), FingerPosition.COUNT);
    int shown = 0;
    int matches = 0;
    for (FingerPosition finger : FingerPosition.values()) {
      OwnedCard card = OwnedCard.mixed(card(1, 1), "a", poor, "a", Set.of(finger));
      Map<String, Object> facts = tally("a", card(1, 0), card);
      Map<?, ?> bars = (Map<?, ?>) facts.get("matchShown");
      assertEquals(facts.get("matchEveryFinger"), bars.get("17.0"), facts.toString());
      assertTrue((int) bars.get("score") <= (int) bars.get("30.0"), facts.toString());
      shown += (int) bars.get("17.0");
      matches += (int) facts.get("matchFirst");
    }
    assertTrue(shown > 0 && shown < matches, shown + " of " + matches);
    TenPrint nine = card(1, 0).only(EnumSet.complementOf(EnumSet.copyOf(ONE))).orElseThrow();
    Map<String, Object> lacking = tally("a", nine, OwnedCard.of(card(1, 1), "a"));
    assertEquals(1, lacking.get("matchFirst"));
    assertEquals(0, lacking.get("matchEveryFinger"));
    assertEquals(0, ((Map<?, ?>) lacking.get("matchShown")).get("0.0"));
  }

  /** That rule counted nothing that the record lacks. */
  @Test
  void the_earlier_rule_lets_a_short_record_name_its_owner() {
    TenPrint one = card(1, 0).only(ONE).orElseThrow();
    OwnedCard mostlyOthers = OwnedCard.mixed(card(2, 1), "b", card(1, 1), "a", ONE);
    Map<String, Object> facts = tally("a", one, mostlyOthers);
    assertEquals(1, facts.get("matchEarlier"), facts.toString());
    assertEquals(0, (int) facts.get("matchFirst") + (int) facts.get("matchSecond"));
  }

  /** Labels exchanged are found by it where the score confirms, and a stranger's finger is not. */
  @Test
  void the_earlier_rule_finds_fingers_under_each_others_labels() {
    FingerPosition one = FingerPosition.RIGHT_INDEX;
    FingerPosition other = FingerPosition.RIGHT_MIDDLE;
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(card(1, 1).fingers());
    fingers.put(one, card(1, 1).finger(other).orElseThrow());
    fingers.put(other, card(1, 1).finger(one).orElseThrow());
    OwnedCard exchanged = OwnedCard.of(new TenPrint(fingers), "a");
    assertEquals(1, tally("a", card(1, 0), exchanged).get("matchEarlier"));
    fingers.put(other, card(2, 1).finger(other).orElseThrow());
    OwnedCard strangers = OwnedCard.of(new TenPrint(fingers), "a");
    assertEquals(0, tally("a", card(1, 0), strangers).get("matchEarlier"));
  }

  /** The record already holds the other's finger: so a new one of it confirms. */
  @Test
  void a_finger_that_would_be_enrolled_with_the_wrong_person_is_counted() {
    TenPrint spoilt = mixed(0, ONE).print();
    assertCounts(tally("a", spoilt, mixed(1, ONE)), "matchFirst", 1, 1);
    assertCounts(tally("b", spoilt, mixed(1, ONE)), "matchSecond", 9, 9);
    assertCounts(tally("c", spoilt, mixed(1, ONE)), "matchOther", 10, 10);
  }

  @Test
  void half_a_card_of_another_is_doubt() {
    Map<String, Object> facts = tally("a", card(1, 0), mixed(1, HALF));
    int doubts = ((Map<?, ?>) facts.get("grey")).values().stream().mapToInt(n -> (Integer) n).sum();
    assertEquals(1, doubts, facts.toString());
    assertEquals(0, facts.get("othersFingersInMatches"));
  }

  @Test
  void a_mixed_card_has_so_many_fingers_of_each() {
    TenPrint card = mixed(1, HALF).print();
    for (FingerPosition finger : FingerPosition.values()) {
      int owner = HALF.contains(finger) ? 2 : 1;
      assertEquals(card(owner, 1).finger(finger), card.finger(finger));
    }
    assertEquals(5, HALF.size());
    assertTrue(!HALF.equals(MixedCards.drawn(5, 2)), "the same fingers of every card");
  }

  /** Two half turns are none, within rounding; a turned card is found and said to be one. */
  @Test
  void a_turned_card_is_the_same_card_lying_otherwise() {
    TenPrint upright = card(1, 1);
    TenPrint turned = TurnedCard.of(upright, 180);
    upright
        .fingers()
        .forEach(
            (position, finger) -> {
              var half = turned.finger(position).orElseThrow();
              assertEquals(finger.direction(0) ^ 128, half.direction(0));
              assertEquals(finger.x(0) - finger.x(1), half.x(1) - half.x(0), 1);
              assertEquals(finger.y(0) - finger.y(1), half.y(1) - half.y(0), 1);
            });
    Gallery gallery = Galleries.create(16);
    gallery.put(Subject.of("a", card(1, 0)));
    assertEquals(SequenceCorrection.NONE, gallery.search(upright).correction());
    for (int degrees : new int[] {180, 135}) {
      OwnedCard card = OwnedCard.of(TurnedCard.of(upright, degrees), "a");
      CardTally tally = new CardTally(Thresholds.DEFAULT);
      tally.add(card, gallery.search(card.print()), Optional.of(card(1, 0)));
      assertEquals(1, tally.facts().get("matchFirst"));
      assertEquals(1, tally.facts().get("assumedTurned"));
    }
  }
}
