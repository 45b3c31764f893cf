package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Whoever was booked often gives a stranger as many chances: they are paid for. */
class TriesTest {
  private static final int PEOPLE = 20;
  private static final int PERSON = 3;
  private static final double EXACT = 0;

  private static Stream<Gallery> galleries() {
    return InventedPeople.galleries(PEOPLE);
  }

  private static TenPrint record(int person) {
    return InventedPeople.encounter(person, 0, 10);
  }

  private static TenPrint card() {
    return InventedPeople.encounter(PERSON, 1, 2);
  }

  private static Subject seen(List<TenPrint> encounters) {
    return new Subject("person-" + PERSON, encounters);
  }

  private static Candidate found(Gallery gallery) {
    return gallery.search(card()).best().orElseThrow();
  }

  /** The best of equal encounters shows what one does, and costs what so many do. */
  @ParameterizedTest
  @MethodSource("galleries")
  void the_best_of_several_encounters_is_worth_less(Gallery gallery) {
    Candidate once = found(gallery);
    double verified = gallery.verify(card(), once.subjectId()).orElseThrow().score();
    assertEquals(once.score(), verified, EXACT);
    for (int encounters : new int[] {2, 4, 8, 32}) {
      gallery.put(seen(Collections.nCopies(encounters, record(PERSON))));
      double paid = once.score() - 10 * Math.log10(encounters);
      assertEquals(paid, found(gallery).score(), EXACT);
      assertEquals(paid, gallery.verify(card(), once.subjectId()).orElseThrow().score(), EXACT);
      assertEquals(once.subjectId(), found(gallery).subjectId());
    }
  }

  /** It could not have been the best. */
  @ParameterizedTest
  @MethodSource("galleries")
  void an_encounter_without_a_finger_of_the_card_is_no_try(Gallery gallery) {
    Candidate once = found(gallery);
    TenPrint others = record(PERSON).only(Set.of(FingerPosition.LEFT_LITTLE)).orElseThrow();
    gallery.put(seen(List.of(others, record(PERSON), others)));
    assertEquals(once.score(), found(gallery).score(), EXACT);
    assertEquals(
        once.score(), gallery.verify(card(), once.subjectId()).orElseThrow().score(), EXACT);
  }

  /** Of who was booked once, nothing is taken, however often others were. */
  @ParameterizedTest
  @MethodSource("galleries")
  void whoever_else_was_booked_often_costs_nobody_else_anything(Gallery gallery) {
    Candidate once = found(gallery);
    gallery.put(new Subject("person-4", Collections.nCopies(9, record(4))));
    assertEquals(once, found(gallery));
  }

  /** Less than nothing is nothing, and nobody is a candidate for it. */
  @Test
  void what_is_paid_is_never_negative() {
    assertEquals(0, Tries.paid(3, 32));
    assertEquals(0, Tries.cost(1));
    assertEquals(0, Tries.cost(0));
    assertEquals(12.5, Tries.paid(12.5, 1), EXACT);
    assertEquals(9.03, Tries.cost(8), 0.01);
  }

  private static FingerTemplate few(FingerTemplate whole, int minutiae) {
    int[] some = IntStream.range(0, minutiae).map(whole::packed).toArray();
    return FingerTemplate.of(whole.width(), whole.height(), whole.quality(), some);
  }

  private static FingerPair pair(FingerTemplate one, FingerTemplate other) {
    return new FingerPair(one, other, new ProbeMatchers().of(one).score(other));
  }

  private static SecondOpinion opinion(FingerTemplate finger, List<TenPrint> record) {
    Map<FingerPosition, FingerPair> pairs = new EnumMap<>(FingerPosition.class);
    FingerTemplate thumb = record(PERSON).finger(FingerPosition.RIGHT_THUMB).orElseThrow();
    FingerTemplate index = record.get(0).finger(FingerPosition.RIGHT_INDEX).orElseThrow();
    pairs.put(FingerPosition.RIGHT_THUMB, pair(thumb, thumb));
    pairs.put(FingerPosition.RIGHT_INDEX, pair(finger, index));
    return SecondOpinion.of(pairs, record, (position, other) -> pair(finger, other));
  }

  /** A stranger's poor print that lies on the best of eight somewhat better than on one. */
  @Test
  void a_second_look_at_eight_prints_asks_for_more() {
    List<TenPrint> eight = new ArrayList<>();
    for (int e = 0; e < 8; e++) {
      eight.add(InventedPeople.encounter(PERSON, e, 10));
    }
    int spared = 0;
    for (int stranger = 100; stranger < 400; stranger++) {
      FingerTemplate finger =
          few(
              InventedPeople.encounter(stranger, 0, 2)
                  .finger(FingerPosition.RIGHT_INDEX)
                  .orElseThrow(),
              20);
      FingerPosition index = FingerPosition.RIGHT_INDEX;
      double best =
          eight.stream()
              .mapToDouble(e -> pair(finger, e.finger(index).orElseThrow()).likeness(0))
              .max()
              .orElseThrow();
      boolean between = best >= Likeness.BAR && best < Likeness.BAR + Tries.cost(8);
      if (between) {
        spared++;
        assertEquals(Set.of(index), opinion(finger, eight).foreign());
      }
    }
    assertTrue(spared > 0, "none lies between");
  }
}
