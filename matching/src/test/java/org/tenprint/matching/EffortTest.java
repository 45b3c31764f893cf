package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.matching.index.Effort;
import org.tenprint.matching.index.Lanes;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Few fingers are searched harder than by {@code two-stage-7}, and more fingers as by it. */
class EffortTest {
  private static final int PEOPLE = 120;
  private static final int PROBES = 4;
  private static final int ALIKE = 6;

  private static final Effort MANY_BEFORE = new Effort(6_500, 128, 8, 3, 32, 2, 12, 2);
  private static final Effort FEW_BEFORE = new Effort(20_000, 256, 8, 2, 48, 2, 12, 2);

  private static TwoStageGallery gallery;
  private static TwoStageGallery before;

  @BeforeAll
  static void fill() {
    gallery = TwoStageGallery.empty(PEOPLE);
    for (int person = 0; person < PEOPLE; person++) {
      gallery.put(Subject.of("person-" + person, InventedPeople.encounter(person, 0, 10)));
    }
    before = gallery.searched((correction, fingers) -> fingers >= 7 ? MANY_BEFORE : FEW_BEFORE);
  }

  private static List<Candidate> ranking(TwoStageGallery by, TenPrint probe) {
    return by.rank(probe, SequenceCorrection.NONE, Gallery.DEFAULT_CANDIDATES);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 6, 7, 10})
  void of_three_fingers_and_more_the_candidates_are_what_they_were_to_the_bit(int fingers) {
    for (int person = PEOPLE - PROBES; person < PEOPLE + PROBES; person++) {
      TenPrint probe = InventedPeople.encounter(person, 1, fingers);
      assertEquals(ranking(before, probe), ranking(gallery, probe));
      assertEquals(before.propose(probe), gallery.propose(probe));
    }
  }

  /** Who stands far down in a lane is judged too, and who is best stays so. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void of_one_or_two_fingers_more_of_a_lane_are_judged(int fingers) {
    List<String> alike =
        IntStream.iterate(0, i -> i + 1)
            .mapToObj(i -> "alike-" + i)
            .filter(id -> Lanes.of(id, Lanes.FEWEST) == 0)
            .limit(ALIKE)
            .toList();
    for (int i = 0; i < ALIKE; i++) {
      gallery.put(Subject.of(alike.get(i), InventedPeople.encounter(5, 2 + i, 10)));
    }
    TenPrint probe = InventedPeople.encounter(5, 1, fingers);
    List<Candidate> now = gallery.rank(probe, SequenceCorrection.NONE, PEOPLE);
    List<Candidate> earlier = before.rank(probe, SequenceCorrection.NONE, PEOPLE);
    alike.forEach(gallery::remove);
    assertEquals(2, earlier.stream().filter(c -> alike.contains(c.subjectId())).count());
    assertEquals(ALIKE, now.stream().filter(c -> alike.contains(c.subjectId())).count());
    assertTrue(now.containsAll(earlier));
  }

  /** Under other labels the mate of a ten-print stands out with a fifth of the look-ups. */
  @Test
  void mislabelled_cards_are_found_with_less() {
    for (int person = 0; person < PROBES; person++) {
      for (SequenceCorrection mistake : SequenceCorrection.values()) {
        // thumbs keep their labels where the order is reversed, and are enough to be found by
        if (mistake.isOfLabels() && mistake != SequenceCorrection.ORDER_REVERSED) {
          TenPrint card = InventedPeople.encounter(person, 1, 10).moved(mistake::apply);
          SearchResult found = gallery.search(card);
          assertEquals("person-" + person, found.best().orElseThrow().subjectId());
          assertEquals(mistake, found.correction());
          assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(found));
        }
      }
    }
    assertNotEquals(Effort.of(10), Effort.relabelled(10));
  }
}
