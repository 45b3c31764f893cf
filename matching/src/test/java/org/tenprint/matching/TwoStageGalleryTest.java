package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

class TwoStageGalleryTest {
  private static final int PEOPLE = 120;

  /** Where minutiae are: answers are the same. */
  MinutiaRoom room() {
    return MinutiaRoom.heap();
  }

  private TwoStageGallery empty(int people) {
    return TwoStageGallery.empty(GallerySize.of(people), room());
  }

  private static void fill(Gallery gallery, int people) {
    for (int person = 0; person < people; person++) {
      gallery.put(Subject.of("subject-" + person, InventedPeople.encounter(person, 0, 10)));
    }
  }

  private Gallery filled() {
    Gallery gallery = empty(PEOPLE);
    fill(gallery, PEOPLE);
    return gallery;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 10})
  void decides_as_the_exhaustive_scan_does(int fingers) {
    Gallery engine = empty(40);
    Gallery reference = Galleries.exhaustive();
    fill(engine, 40);
    fill(reference, 40);
    for (int person = 20; person < 60; person += 4) {
      TenPrint probe = InventedPeople.encounter(person, 1, fingers);
      SearchResult fast = engine.search(probe);
      SearchResult slow = reference.search(probe);
      Decision decision = Thresholds.DEFAULT.decide(slow);
      assertEquals(decision, Thresholds.DEFAULT.decide(fast));
      assertEquals(person < 40 ? Decision.MATCH : Decision.NO_MATCH, decision);
      if (decision == Decision.MATCH) {
        assertEquals(slow.best().orElseThrow().subjectId(), fast.best().orElseThrow().subjectId());
      }
    }
  }

  @Test
  void real_prints_decide_as_in_the_exhaustive_scan() {
    Gallery engine = filled();
    Gallery reference = Galleries.exhaustive();
    for (int set = 1; set <= 3; set++) {
      Subject subject = Subject.of("set-" + set, ReferencePrints.fvcPerson(set, 1, 10));
      engine.put(subject);
      reference.put(subject);
    }
    for (int set = 1; set <= 3; set++) {
      for (int impression = 2; impression <= 8; impression++) {
        TenPrint probe = ReferencePrints.fvcPerson(set, impression, 10);
        assertEquals("set-" + set, engine.search(probe).best().orElseThrow().subjectId());
        assertEquals(
            Thresholds.DEFAULT.decide(reference.search(probe)),
            Thresholds.DEFAULT.decide(engine.search(probe)));
      }
    }
  }

  @Test
  void insert_replace_and_remove_agree_with_a_map_at_every_step() {
    Gallery gallery = empty(16);
    java.util.Map<String, Integer> model = new java.util.HashMap<>();
    Random random = new Random(3);
    for (int step = 0; step < 120; step++) {
      String id = "subject-" + random.nextInt(12);
      int person = random.nextInt(40);
      if (random.nextInt(3) == 0) {
        assertEquals(model.remove(id) != null, gallery.remove(id));
      } else {
        gallery.put(Subject.of(id, InventedPeople.encounter(person, 0, 4)));
        model.put(id, person);
      }
      assertEquals(model.size(), gallery.size());
      String asked = "subject-" + random.nextInt(12);
      Optional<TenPrint> held = gallery.find(asked).map(subject -> subject.encounters().get(0));
      assertEquals(
          Optional.ofNullable(model.get(asked)).map(p -> InventedPeople.encounter(p, 0, 4)), held);
      int sought = random.nextInt(40);
      List<String> expected =
          model.entrySet().stream()
              .filter(e -> e.getValue() == sought)
              .map(java.util.Map.Entry::getKey)
              .sorted()
              .toList();
      List<String> found =
          gallery.search(InventedPeople.encounter(sought, 0, 4)).candidates().stream()
              .filter(c -> c.score() > 100)
              .map(Candidate::subjectId)
              .toList();
      assertEquals(expected, found, "step " + step);
    }
  }

  @Test
  void encounters_of_a_person_are_one_subject() {
    Gallery gallery = filled();
    Subject twice =
        new Subject(
            "subject-5",
            List.of(InventedPeople.encounter(500, 0, 10), InventedPeople.encounter(5, 0, 10)));
    gallery.put(twice);
    assertEquals(PEOPLE, gallery.size());
    assertEquals(twice, gallery.find("subject-5").orElseThrow());
    for (int person : new int[] {500, 5}) {
      SearchResult result = gallery.search(InventedPeople.encounter(person, 1, 10));
      assertEquals(
          List.of("subject-5"),
          result.candidates().stream()
              .filter(c -> c.score() > 80)
              .map(Candidate::subjectId)
              .toList());
      assertEquals(Optional.of(Doubt.FINGER_CONTRADICTS), Thresholds.DEFAULT.doubt(result));
    }
  }

  @Test
  void exchanged_hands_are_found_and_said() {
    Gallery gallery = filled();
    for (SequenceCorrection mistake :
        List.of(SequenceCorrection.NONE, SequenceCorrection.HANDS_EXCHANGED)) {
      SearchResult result =
          gallery.search(InventedPeople.encounter(7, 1, 10).moved(mistake::apply));
      assertEquals("subject-7", result.best().orElseThrow().subjectId());
      assertEquals(mistake, result.correction());
      assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void shards_answer_as_one_gallery(int shards) {
    Gallery one = filled();
    Gallery sharded = ShardedGallery.empty(shards, PEOPLE);
    fill(sharded, PEOPLE);
    sharded.remove("subject-11");
    one.remove("subject-11");
    for (int person = 0; person < PEOPLE + 20; person += 17) {
      TenPrint probe = InventedPeople.encounter(person, 1, person % 2 == 0 ? 10 : 2);
      assertEquals(one.search(probe), sharded.search(probe));
    }
  }

  @Test
  void restart_from_a_snapshot_changes_no_answer(@TempDir Path folder) throws IOException {
    TwoStageGallery gallery = empty(PEOPLE);
    fill(gallery, PEOPLE);
    gallery.put(
        new Subject(
            "subject-5",
            List.of(InventedPeople.encounter(500, 0, 10), InventedPeople.encounter(5, 0, 3))));
    gallery.remove("subject-9");
    Path file = folder.resolve("gallery.bin");
    gallery.snapshot(file, "enrolments-0=17");
    TwoStageGallery.Restored restored = TwoStageGallery.restore(file, room());
    assertEquals("enrolments-0=17", restored.bookmark());
    assertEquals(gallery.size(), restored.gallery().size());
    for (int person = 0; person < PEOPLE; person += 11) {
      TenPrint probe = InventedPeople.encounter(person, 1, 10);
      assertEquals(gallery.search(probe), restored.gallery().search(probe));
    }
    for (Gallery each : List.of(gallery, restored.gallery())) {
      each.put(Subject.of("late", InventedPeople.encounter(900, 0, 10)));
      each.remove("subject-22");
    }
    TenPrint late = InventedPeople.encounter(900, 1, 10);
    assertEquals("late", restored.gallery().search(late).best().orElseThrow().subjectId());
    assertEquals(gallery.search(late), restored.gallery().search(late));
  }

  @Test
  void damaged_snapshots_are_refused(@TempDir Path folder) throws IOException {
    TwoStageGallery gallery = empty(10);
    fill(gallery, 10);
    Path file = folder.resolve("gallery.bin");
    gallery.snapshot(file, "");
    long size = Files.size(file);
    for (long at : new long[] {0, 5, 40, size / 2, size - 2}) {
      try (RandomAccessFile damage = new RandomAccessFile(file.toFile(), "rw")) {
        damage.seek(at);
        int before = damage.read();
        damage.seek(at);
        damage.write(before ^ 0x41);
        assertThrows(IOException.class, () -> TwoStageGallery.restore(file, room()), "at " + at);
        damage.seek(at);
        damage.write(before);
      }
    }
    TwoStageGallery.restore(file, room());
    try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
      cut.setLength(size - 8);
    }
    assertThrows(IOException.class, () -> TwoStageGallery.restore(file, room()));
  }

  @Test
  void searches_beside_updates_find_whoever_stays() throws InterruptedException {
    Gallery gallery = filled();
    AtomicBoolean done = new AtomicBoolean();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread writer =
        new Thread(
            () -> {
              for (int round = 0; !done.get(); round++) {
                int person = 60 + round % 60;
                gallery.remove("subject-" + person);
                gallery.put(
                    Subject.of("subject-" + person, InventedPeople.encounter(person, 0, 10)));
              }
            });
    writer.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
    writer.start();
    try {
      for (int round = 0; round < 25; round++) {
        SearchResult result = gallery.search(InventedPeople.encounter(round, 1, 10));
        assertEquals("subject-" + round, result.best().orElseThrow().subjectId());
      }
    } finally {
      done.set(true);
      writer.join();
    }
    assertEquals(null, failure.get());
  }

  @Test
  void explanation_pairs_minutiae_that_lie_on_each_other() {
    TenPrint person = InventedPeople.encounter(1, 0, 2);
    Explanation same = Explanation.of(InventedPeople.encounter(1, 1, 2), person);
    Explanation other = Explanation.of(InventedPeople.encounter(2, 1, 2), person);
    for (FingerPosition position : person.fingers().keySet()) {
      assertTrue(same.fingers().get(position).size() > 25);
      assertTrue(other.fingers().get(position).size() < 15);
    }
    assertFalse(same.fingers().containsKey(FingerPosition.LEFT_THUMB));
  }
}
