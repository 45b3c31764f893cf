package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Searches among some alone, and two subjects that become one. */
class FilterAndMergeTest {
  private static final int PEOPLE = 40;

  private static Stream<Gallery> galleries() {
    return Stream.of(
        Galleries.exhaustive(), TwoStageGallery.empty(64), ShardedGallery.empty(4, 64));
  }

  private static String id(int person) {
    return "person-" + person;
  }

  private static Gallery filled(Gallery gallery) {
    for (int person = 0; person < PEOPLE; person++) {
      gallery.put(Subject.of(id(person), InventedPeople.encounter(person, 0, 10)));
    }
    return gallery;
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void a_filter_leaves_out_whom_it_names_and_nobody_else(Gallery gallery) {
    filled(gallery);
    TenPrint probe = InventedPeople.encounter(7, 1, 4);
    SearchResult all = gallery.search(probe);
    assertEquals(id(7), all.best().orElseThrow().subjectId());
    assertEquals(all, gallery.search(probe, Gallery.DEFAULT_CANDIDATES, subject -> true));
    assertEquals(all.best(), gallery.search(probe, 10, id(7)::equals).best());
    SearchResult without = gallery.search(probe, 10, subject -> !subject.equals(id(7)));
    assertTrue(without.candidates().stream().noneMatch(c -> c.subjectId().equals(id(7))));
    assertEquals(Decision.NO_MATCH, Thresholds.DEFAULT.decide(without));
    assertEquals(List.of(), gallery.search(probe, 10, subject -> false).candidates());
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void a_score_among_some_is_worth_what_it_is_among_everybody(Gallery gallery) {
    filled(gallery);
    TenPrint probe = InventedPeople.encounter(7, 1, 4);
    assertEquals(PEOPLE, gallery.search(probe, 10, id(7)::equals).gallerySize());
  }

  /**
   * All of one lane resemble the probe more than the one who is sought: without the filter they
   * have its places, those to be looked at and those to be proposed. A filter that looked at what
   * was found would find nobody.
   */
  @Test
  void whom_a_filter_leaves_out_takes_no_place() {
    TwoStageGallery gallery = TwoStageGallery.empty(64);
    TwoStageGallery alone = TwoStageGallery.empty(64);
    List<String> lane = ofOneLane(48);
    for (int i = 1; i < lane.size(); i++) {
      gallery.put(Subject.of(lane.get(i), InventedPeople.encounter(1, i, 10)));
    }
    Subject sought = Subject.of(lane.get(0), InventedPeople.encounter(1, 30, 3));
    gallery.put(sought);
    alone.put(sought);
    TenPrint probe = InventedPeople.encounter(1, 40, 10);
    Predicate<String> among = sought.id()::equals;
    SearchResult all = gallery.search(probe, 50);
    assertTrue(all.candidates().stream().noneMatch(c -> among.test(c.subjectId())), "proposed");
    for (SequenceCorrection correction : SequenceCorrection.values()) {
      assertEquals(alone.rank(probe, correction, 50), gallery.rank(probe, correction, 50, among));
    }
    assertEquals(sought.id(), gallery.search(probe, 50, among).best().orElseThrow().subjectId());
  }

  private static List<String> ofOneLane(int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; ids.size() < count; i++) {
      if (ShardedGallery.shard("subject-" + i, 8) == 0) {
        ids.add("subject-" + i);
      }
    }
    return ids;
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void a_merged_subject_is_found_by_either_s_prints_and_alone(Gallery gallery) {
    filled(gallery);
    gallery.put(Subject.of("again", InventedPeople.encounter(7, 2, 10)));
    TenPrint probe = InventedPeople.encounter(7, 1, 10);
    assertEquals(Decision.GREY, Thresholds.DEFAULT.decide(gallery.search(probe)));
    assertTrue(gallery.merge(id(7), "again"));
    SearchResult result = gallery.search(probe);
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
    assertEquals(id(7), result.best().orElseThrow().subjectId());
    assertEquals(PEOPLE, gallery.size());
    assertTrue(gallery.find("again").isEmpty());
    assertTrue(gallery.verify(probe, "again").isEmpty());
    assertEquals(
        List.of(InventedPeople.encounter(7, 0, 10), InventedPeople.encounter(7, 2, 10)),
        gallery.find(id(7)).orElseThrow().encounters());
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void of_a_merged_subject_the_latest_encounters_are_kept(Gallery gallery) {
    List<TenPrint> first = encounters(0, Subject.MAX_ENCOUNTERS);
    List<TenPrint> second = encounters(50, 2);
    gallery.put(new Subject("a", first));
    gallery.put(new Subject("b", second));
    assertTrue(gallery.merge("a", "b"));
    List<TenPrint> kept = new ArrayList<>(first.subList(2, first.size()));
    kept.addAll(second);
    assertEquals(kept, gallery.find("a").orElseThrow().encounters());
  }

  private static List<TenPrint> encounters(int from, int count) {
    List<TenPrint> encounters = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      encounters.add(InventedPeople.encounter(3, from + i, 2));
    }
    return encounters;
  }

  @ParameterizedTest
  @MethodSource("galleries")
  void what_cannot_be_merged_changes_nothing(Gallery gallery) {
    filled(gallery);
    assertFalse(gallery.merge(id(1), "nobody"));
    assertFalse(gallery.merge("nobody", id(1)));
    assertThrows(IllegalArgumentException.class, () -> gallery.merge(id(1), id(1)));
    assertEquals(PEOPLE, gallery.size());
    assertEquals(
        List.of(InventedPeople.encounter(1, 0, 10)),
        gallery.find(id(1)).orElseThrow().encounters());
  }

  @Test
  void a_merge_for_which_there_is_no_room_changes_nothing() {
    Gallery gallery = TwoStageGallery.empty(GallerySize.of(64).holdingAtMost(2));
    gallery.put(Subject.of("a", InventedPeople.encounter(1, 0, 10)));
    gallery.put(Subject.of("b", InventedPeople.encounter(1, 1, 10)));
    assertThrows(GalleryFull.class, () -> gallery.merge("a", "b"));
    assertEquals(2, gallery.size());
    assertEquals(
        List.of(InventedPeople.encounter(1, 0, 10)), gallery.find("a").orElseThrow().encounters());
  }
}
