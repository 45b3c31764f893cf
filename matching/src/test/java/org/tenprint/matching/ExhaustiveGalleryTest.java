package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

class ExhaustiveGalleryTest {
  private static Gallery ofThreeSets() {
    Gallery gallery = Galleries.exhaustive();
    for (int set = 1; set <= 3; set++) {
      gallery.put(Subject.of("set-" + set, ReferencePrints.fvcPerson(set, 1, 10)));
    }
    return gallery;
  }

  @Test
  void another_impression_of_a_person_is_a_match() {
    Gallery gallery = ofThreeSets();
    SearchResult result = gallery.search(ReferencePrints.fvcPerson(2, 3, 10));
    assertEquals("set-2", result.best().orElseThrow().subjectId());
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
    assertEquals(SequenceCorrection.NONE, result.correction());
  }

  @Test
  void removed_person_is_found_no_more() {
    Gallery gallery = ofThreeSets();
    assertTrue(gallery.remove("set-2"));
    assertFalse(gallery.remove("set-2"));
    assertEquals(2, gallery.size());
    assertEquals(Optional.empty(), gallery.find("set-2"));
    SearchResult result = gallery.search(ReferencePrints.fvcPerson(2, 3, 10));
    assertTrue(result.candidates().stream().noneMatch(c -> c.subjectId().equals("set-2")));
    assertEquals(Decision.NO_MATCH, Thresholds.DEFAULT.decide(result));
  }

  @ParameterizedTest
  @EnumSource(SequenceCorrection.class)
  void mislabelled_fingers_are_found_and_said(SequenceCorrection mistake) {
    Gallery gallery = ofThreeSets();
    boolean turned = mistake == SequenceCorrection.PRINTS_TURNED;
    TenPrint probe = withoutThumbs(ReferencePrints.fvcPerson(1, 3, 10)).moved(mistake::apply);
    SearchResult result = gallery.search(TurnedPrints.turned(probe, turned ? 180 : 0));
    assertEquals("set-1", result.best().orElseThrow().subjectId());
    assertEquals(turned ? SequenceCorrection.NONE : mistake, result.correction());
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
  }

  private static TenPrint withoutThumbs(TenPrint person) {
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(person.fingers());
    fingers.remove(FingerPosition.RIGHT_THUMB);
    fingers.remove(FingerPosition.LEFT_THUMB);
    return new TenPrint(fingers);
  }

  @Test
  void best_encounter_of_a_subject_counts() {
    Gallery gallery = Galleries.exhaustive();
    TenPrint stranger = ReferencePrints.fvcPerson(3, 1, 10);
    gallery.put(new Subject("twice", List.of(stranger, ReferencePrints.fvcPerson(2, 1, 10))));
    SearchResult result = gallery.search(ReferencePrints.fvcPerson(2, 2, 10));
    assertTrue(result.best().orElseThrow().score() > Thresholds.DEFAULT.matchScore(1));
    assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), Thresholds.DEFAULT.doubt(result));
    assertEquals(1, gallery.size());
  }

  @Test
  void equal_scores_are_ordered_by_subject_id() {
    Gallery gallery = Galleries.exhaustive();
    TenPrint person = ReferencePrints.fvcPerson(2, 1, 4);
    gallery.put(Subject.of("b", person));
    gallery.put(Subject.of("a", person));
    SearchResult result = gallery.search(ReferencePrints.fvcPerson(2, 2, 4));
    assertEquals("a", result.best().orElseThrow().subjectId());
    assertEquals(0.0, result.margin());
    assertEquals(
        Decision.GREY,
        Thresholds.DEFAULT.decide(result),
        "two subjects with one person's prints: a person decides");
  }
}
