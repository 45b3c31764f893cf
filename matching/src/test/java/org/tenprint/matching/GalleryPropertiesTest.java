package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** What holds of every gallery, tried on galleries and probes drawn by seeds. */
class GalleryPropertiesTest {
  private static final int STRANGER = 1_000;

  private final TwoStageGallery engine = TwoStageGallery.empty(GallerySize.of(64), room());

  /** Where minutiae are: answers are the same. */
  MinutiaRoom room() {
    return MinutiaRoom.heap();
  }

  private static TenPrint some(TenPrint all, Random random, int fewest) {
    List<FingerPosition> positions = new ArrayList<>(all.fingers().keySet());
    java.util.Collections.shuffle(positions, random);
    Map<FingerPosition, FingerTemplate> fingers = new EnumMap<>(FingerPosition.class);
    int count = fewest + random.nextInt(positions.size() - fewest + 1);
    for (FingerPosition position : positions.subList(0, count)) {
      fingers.put(position, all.fingers().get(position));
    }
    return new TenPrint(fingers);
  }

  private static String id(int person) {
    return "person-" + person;
  }

  /** One to three encounters of six to ten fingers each. */
  private static Subject drawn(int person, Random random) {
    List<TenPrint> encounters = new ArrayList<>();
    for (int e = 0; e <= random.nextInt(3); e++) {
      encounters.add(some(InventedPeople.encounter(person, e, 10), random, 6));
    }
    return new Subject(id(person), encounters);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void answers_as_the_exhaustive_scan_whatever_came_and_went(long seed) {
    Random random = new Random(seed);
    Gallery reference = Galleries.exhaustive();
    for (int step = 0; step < 30; step++) {
      int person = random.nextInt(15);
      if (random.nextInt(4) == 0) {
        assertEquals(reference.remove(id(person)), engine.remove(id(person)));
      } else {
        Subject subject = drawn(person, random);
        reference.put(subject);
        engine.put(subject);
      }
      if (random.nextInt(10) == 0) {
        engine.compact();
      }
    }
    for (int search = 0; search < 8; search++) {
      int person = search % 4 == 3 ? STRANGER + search : random.nextInt(15);
      TenPrint probe = some(InventedPeople.encounter(person, 7, 10), random, 2);
      SearchResult slow = reference.search(probe);
      SearchResult fast = engine.search(probe);
      Decision decision = Thresholds.DEFAULT.decide(slow);
      assertEquals(decision, Thresholds.DEFAULT.decide(fast), "search " + search);
      assertEquals(slow.gallerySize(), fast.gallerySize());
      if (decision != Decision.NO_MATCH) {
        assertEquals(slow.best().orElseThrow().subjectId(), fast.best().orElseThrow().subjectId());
        assertEquals(slow.correction(), fast.correction());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SequenceCorrection.class)
  void mislabelled_fingers_are_found_and_said(SequenceCorrection mistake) {
    for (int person = 0; person < 20; person++) {
      engine.put(Subject.of(id(person), InventedPeople.encounter(person, 0, 10)));
    }
    Map<FingerPosition, FingerTemplate> eight =
        new EnumMap<>(InventedPeople.encounter(7, 1, 10).fingers());
    eight.remove(FingerPosition.RIGHT_THUMB);
    eight.remove(FingerPosition.LEFT_THUMB);
    boolean turned = mistake == SequenceCorrection.PRINTS_TURNED;
    TenPrint given =
        TurnedPrints.turned(new TenPrint(eight).moved(mistake::apply), turned ? 180 : 0);
    SearchResult result = engine.search(given);
    assertEquals(id(7), result.best().orElseThrow().subjectId());
    assertEquals(mistake, result.correction());
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(result));
    double plain = engine.rank(given, mistake, 1).get(0).score();
    double cost = mistake == SequenceCorrection.NONE || turned ? 0 : CorrectedSearch.CHOICE_COST;
    assertEquals(plain - cost, result.best().orElseThrow().score());
    assertEquals(0.1, 3 * Math.pow(10, -CorrectedSearch.CHOICE_COST / 10), 1e-9);
  }

  /** The runner-up is the best of the other subjects, however the records are laid out. */
  @Test
  void margin_is_over_another_subject_after_every_merge() {
    TenPrint probe = InventedPeople.encounter(1, 9, 10);
    engine.put(Subject.of("a", InventedPeople.encounter(1, 0, 10)));
    engine.put(Subject.of("b", InventedPeople.encounter(1, 1, 10)));
    engine.put(Subject.of("c", some(InventedPeople.encounter(1, 2, 10), new Random(1), 2)));
    SearchResult apart = engine.search(probe);
    assertEquals(3, apart.candidates().size());
    assertEquals(Decision.GREY, Thresholds.DEFAULT.decide(apart));

    engine.compact();
    assertEquals(apart, engine.search(probe), "pages merged");
    Gallery shards = ShardedGallery.empty(4, 64);
    apart.candidates().forEach(c -> shards.put(engine.find(c.subjectId()).orElseThrow()));
    assertEquals(apart, shards.search(probe), "answers of shards merged");

    List<TenPrint> both = new ArrayList<>(engine.find("a").orElseThrow().encounters());
    both.addAll(engine.find("b").orElseThrow().encounters());
    engine.put(new Subject("a", both));
    engine.remove("b");
    SearchResult merged = engine.search(probe);
    assertEquals(
        List.of("a", "c"), merged.candidates().stream().map(Candidate::subjectId).toList());
    Candidate c = merged.runnerUp().orElseThrow();
    assertEquals(
        apart.candidates().stream()
            .filter(x -> x.subjectId().equals("c"))
            .findFirst()
            .orElseThrow(),
        c);
    assertEquals(merged.best().orElseThrow().score() - c.score(), merged.margin());

    engine.remove("c");
    SearchResult alone = engine.search(probe);
    assertEquals(alone.best().orElseThrow().score(), alone.margin());
    assertEquals(Decision.MATCH, Thresholds.DEFAULT.decide(alone));
  }

  private static Set<Integer> words(TenPrint person) {
    Set<Integer> words = new HashSet<>();
    for (FingerTemplate finger : person.fingers().values()) {
      for (int i = 0; i < finger.size(); i++) {
        words.add(finger.packed(i));
      }
    }
    return words;
  }

  private static long found(Set<Integer> words, Path file) throws IOException {
    IntBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).asIntBuffer();
    Set<Integer> found = new HashSet<>();
    while (in.hasRemaining()) {
      int word = in.get();
      if (words.contains(word)) {
        found.add(word);
      }
    }
    return found.size();
  }

  private static boolean names(String id, Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    IntBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).asIntBuffer();
    while (in.hasRemaining()) {
      text.append((char) in.get());
    }
    return text.indexOf(id) >= 0;
  }

  @Test
  void removed_person_is_in_no_byte_of_the_next_snapshot(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("gallery.bin");
    TenPrint gone = InventedPeople.encounter(1, 0, 10);
    engine.put(Subject.of("the-removed", gone));
    engine.put(Subject.of("the-kept", InventedPeople.encounter(2, 0, 10)));
    engine.snapshot(file, "");
    Set<Integer> words = words(gone);
    assertEquals(words.size(), found(words, file));
    assertTrue(names("the-removed", file));

    engine.remove("the-removed");
    engine.snapshot(file, "");
    words.removeAll(words(engine.find("the-kept").orElseThrow().encounters().get(0)));
    assertEquals(0, found(words, file));
    assertFalse(names("the-removed", file));
    assertTrue(names("the-kept", file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList(), "nothing is left beside the snapshot");
    }
  }

  @Test
  void snapshot_of_other_parameters_is_refused_and_built_anew(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("gallery.bin");
    TwoStageGallery older = TwoStageGallery.empty(64, OtherParameters.projection());
    for (int person = 0; person < 20; person++) {
      Subject subject = drawn(person, new Random(person));
      older.put(subject);
      engine.put(subject);
    }
    older.snapshot(file, "enrolments-0=20");
    IOException refused = assertThrows(IOException.class, () -> TwoStageGallery.restore(file));
    assertTrue(refused.getMessage().contains("other engine parameters"), refused.getMessage());

    TwoStageGallery.Restored rebuilt = TwoStageGallery.rebuild(file);
    assertEquals("enrolments-0=20", rebuilt.bookmark());
    for (int person = 0; person < 24; person += 3) {
      TenPrint probe = InventedPeople.encounter(person, 5, 10);
      assertEquals(engine.search(probe), rebuilt.gallery().search(probe));
      assertEquals(engine.find(id(person)), rebuilt.gallery().find(id(person)));
    }
    rebuilt.gallery().snapshot(file, "enrolments-0=20");
    assertEquals(20, TwoStageGallery.restore(file).gallery().size());
  }
}
