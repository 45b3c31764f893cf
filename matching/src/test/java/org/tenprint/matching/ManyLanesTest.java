package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenprint.matching.index.Effort;
import org.tenprint.matching.index.Lanes;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Galleries of many lanes, shards and segments, and at their ceiling. */
class ManyLanesTest {
  private static final int PEOPLE = 40;
  private static final GallerySize MANY = GallerySize.of(PEOPLE).withLanes(64);

  /** Seven of which fit into a segment. */
  private static TwoStageGallery segmented(int lanes) {
    return TwoStageGallery.ofSegments(
        GallerySize.of(PEOPLE).withLanes(lanes), 7, MinutiaRoom.heap());
  }

  /** People come, come again, are replaced and go: what is left differs from what came. */
  private static <T extends Gallery> T filled(T gallery) {
    for (int person = 0; person < PEOPLE; person++) {
      gallery.put(Subject.of("subject-" + person, InventedPeople.encounter(person, 0, 10)));
    }
    for (int person = 0; person < PEOPLE; person += 9) {
      gallery.remove("subject-" + person);
    }
    for (int person = 0; person < PEOPLE; person += 5) {
      gallery.put(
          new Subject(
              "subject-" + person,
              List.of(
                  InventedPeople.encounter(person, 0, 10),
                  InventedPeople.encounter(person, 2, 4))));
    }
    return gallery;
  }

  private static void assertAnswersAlike(Gallery one, Gallery other) {
    assertEquals(one.size(), other.size());
    int[] fingers = {10, 1, 4};
    for (int i = 0; i < fingers.length; i++) {
      int person = PEOPLE - 18 + 5 * i;
      assertEquals(one.find("subject-" + person), other.find("subject-" + person));
      TenPrint probe = InventedPeople.encounter(person, 1, fingers[i]);
      assertEquals(one.search(probe), other.search(probe), person + ", fingers " + fingers[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"64,16", "24,3", "8,8"})
  void shards_of_any_number_that_divides_the_lanes_answer_as_one(int lanes, int shards) {
    GallerySize size = GallerySize.of(PEOPLE).withLanes(lanes);
    assertAnswersAlike(
        filled(TwoStageGallery.empty(size)), filled(ShardedGallery.empty(shards, size)));
  }

  /** Where each lane has room for one alone, it must be the same one, however people are dealt. */
  @Test
  void a_lane_keeps_the_same_one_over_shards_and_segments() {
    GallerySize size = GallerySize.of(PEOPLE).withLanes(9);
    TwoStageGallery one = filled(TwoStageGallery.empty(size));
    TwoStageGallery segmented = filled(TwoStageGallery.ofSegments(size, 7, MinutiaRoom.heap()));
    List<TwoStageGallery> shards =
        IntStream.range(0, 3).mapToObj(i -> filled(TwoStageGallery.empty(size))).toList();
    for (int person = 0; person < PEOPLE; person++) {
      String id = "subject-" + person;
      for (int shard = 0; shard < shards.size(); shard++) {
        if (ShardedGallery.shard(id, shards.size()) != shard) {
          shards.get(shard).remove(id);
        }
      }
    }
    Effort least = new Effort(6_500, 128, 8, 1, 1, 1, 0, 0);
    for (int person = PEOPLE; person < PEOPLE + 4; person++) {
      TenPrint stranger = InventedPeople.encounter(person, 0, 10);
      List<String> expected = proposed(one, least, stranger);
      assertEquals(9, expected.size());
      assertEquals(expected, proposed(segmented, least, stranger));
      assertEquals(
          expected,
          shards.stream()
              .flatMap(shard -> proposed(shard, least, stranger).stream())
              .sorted()
              .toList());
    }
  }

  private static List<String> proposed(TwoStageGallery gallery, Effort effort, TenPrint probe) {
    return gallery.searched((correction, fingers) -> effort).propose(probe).stream()
        .sorted()
        .toList();
  }

  @Test
  void every_shard_holds_somebody_and_others_are_refused() {
    Set<Integer> held =
        IntStream.range(0, 2_000)
            .map(person -> ShardedGallery.shard("subject-" + person, 64))
            .boxed()
            .collect(Collectors.toSet());
    assertEquals(IntStream.range(0, 64).boxed().collect(Collectors.toSet()), held);
    for (int shards : new int[] {0, -1, 3, 48, 128}) {
      assertThrows(IllegalArgumentException.class, () -> ShardedGallery.empty(shards, MANY));
    }
    for (int lanes : new int[] {0, 7, 4097}) {
      assertThrows(IllegalArgumentException.class, () -> MANY.withLanes(lanes));
    }
  }

  /** As before there were others: a gallery of before is dealt as it was. */
  @Test
  void eight_lanes_are_those_of_before_and_larger_galleries_have_more() {
    assertEquals(8, Lanes.forPeople(1));
    assertEquals(8, Lanes.forPeople(1 << 20));
    assertEquals(16, Lanes.forPeople((1 << 20) + 1));
    assertEquals(128, Lanes.forPeople(10_000_000));
    assertEquals(2048, Lanes.forPeople(150_000_000));
    assertEquals(4096, Lanes.forPeople(Integer.MAX_VALUE));
    assertEquals(
        TwoStageGallery.VERSION, TwoStageGallery.empty(GallerySize.of(10)).engineVersion());
    assertEquals(
        TwoStageGallery.VERSION + "/lanes-64", TwoStageGallery.empty(MANY).engineVersion());
    assertEquals(
        TwoStageGallery.VERSION + "/lanes-64", ShardedGallery.empty(2, MANY).engineVersion());
    assertEquals(
        List.of(1, 5, 5, 6),
        List.of(shard("subject-0"), shard("subject-1"), shard("twin-a"), shard("twin-d")));
  }

  private static int shard(String subjectId) {
    return ShardedGallery.shard(subjectId, 8);
  }

  @ParameterizedTest
  @CsvSource({"8", "64"})
  void segments_answer_as_one_index(int lanes) {
    TwoStageGallery segmented = filled(segmented(lanes));
    segmented.compact();
    assertTrue(segmented.segments() > 5);
    assertAnswersAlike(
        filled(TwoStageGallery.empty(GallerySize.of(PEOPLE).withLanes(lanes))), segmented);
  }

  @Test
  void room_of_the_removed_is_used_again_in_every_segment() {
    TwoStageGallery gallery = filled(segmented(8));
    int before = gallery.segments();
    for (int round = 0; round < 2; round++) {
      for (int person = 0; person < PEOPLE; person++) {
        gallery.remove("subject-" + person);
      }
      filled(gallery);
    }
    assertEquals(before, gallery.segments());
  }

  @Test
  void many_lanes_and_segments_decide_as_the_exhaustive_scan_does() {
    Gallery scan = filled(Galleries.exhaustive());
    Gallery engine = filled(segmented(64));
    int matches = 0;
    for (int person = PEOPLE - 11; person < PEOPLE + 6; person += 5) {
      TenPrint probe = InventedPeople.encounter(person, 1, person % 2 == 0 ? 10 : 4);
      SearchResult slow = scan.search(probe);
      SearchResult fast = engine.search(probe);
      assertEquals(Thresholds.DEFAULT.decide(slow), Thresholds.DEFAULT.decide(fast));
      if (Thresholds.DEFAULT.decide(slow) == Decision.MATCH) {
        matches++;
        assertEquals(slow.best().orElseThrow().subjectId(), fast.best().orElseThrow().subjectId());
      }
    }
    assertEquals(3, matches);
  }

  @Test
  void a_snapshot_of_many_lanes_and_segments_changes_no_answer() throws IOException {
    TwoStageGallery gallery = filled(segmented(24));
    byte[] file = snapshot(gallery, "bookmark");
    TwoStageGallery.Restored restored = restore(file);
    assertEquals("bookmark", restored.bookmark());
    assertEquals(24, restored.gallery().lanes());
    assertAnswersAlike(gallery, restored.gallery());
    for (Gallery each : List.of(gallery, restored.gallery())) {
      each.put(Subject.of("subject-64", InventedPeople.encounter(64, 0, 10)));
      each.remove("subject-24");
    }
    assertAnswersAlike(gallery, restored.gallery());
    for (int word = 3; word < 5; word++) {
      byte[] forged = file.clone();
      forged[4 * word + 2] ^= 0x10;
      assertThrows(IOException.class, () -> restore(forged));
    }
  }

  /** A file of four bytes a posting: the gallery is built anew from its source. */
  @Test
  void a_snapshot_of_another_form_is_refused() throws IOException {
    byte[] before = kept();
    before[3] -= 2;
    IOException refused = assertThrows(IOException.class, () -> restore(before));
    assertTrue(refused.getMessage().contains("another form"), refused.getMessage());
  }

  /** Eight lanes and one segment, as it stands in the releases. */
  private byte[] kept() throws IOException {
    try (InputStream kept = getClass().getResourceAsStream("eight-lanes.tpg.gz")) {
      return new GZIPInputStream(kept).readAllBytes();
    }
  }

  @Test
  void a_snapshot_of_before_is_read_as_it_was_and_written_alike() throws IOException {
    byte[] before = kept();
    TwoStageGallery.Restored restored = restore(before);
    assertEquals("enrolments-0=17", restored.bookmark());
    assertEquals(5, restored.gallery().size());
    assertEquals(TwoStageGallery.VERSION, restored.gallery().engineVersion());
    TenPrint again = InventedPeople.encounter(4, 1, 4);
    assertEquals("subject-4", restored.gallery().search(again).best().orElseThrow().subjectId());
    assertEquals(2, restored.gallery().find("subject-1").orElseThrow().encounters().size());
    assertArrayEquals(before, snapshot(restored.gallery(), "enrolments-0=17"));
  }

  private static byte[] snapshot(TwoStageGallery gallery, String bookmark) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    gallery.snapshot(Channels.newChannel(out), bookmark);
    return out.toByteArray();
  }

  private static TwoStageGallery.Restored restore(byte[] file) throws IOException {
    return TwoStageGallery.restore(
        Channels.newChannel(new ByteArrayInputStream(file)), file.length, MinutiaRoom.heap());
  }

  @Test
  void at_the_ceiling_nothing_is_taken_and_nothing_is_lost() {
    TwoStageGallery gallery = TwoStageGallery.empty(GallerySize.of(10).holdingAtMost(6));
    for (int person = 0; person < 6; person++) {
      gallery.put(subject(person, 0));
    }
    TenPrint late = InventedPeople.encounter(7, 1, 10);
    SearchResult before = gallery.search(late);
    GalleryFull full = assertThrows(GalleryFull.class, () -> gallery.put(subject(7, 0)));
    assertTrue(full.getMessage().contains("6 encounters"));
    assertThrows(GalleryFull.class, () -> gallery.put(subject(2, 0, 1)));
    assertEquals(6, gallery.size());
    assertEquals(before, gallery.search(late));
    assertEquals(1, gallery.find("subject-2").orElseThrow().encounters().size());
    gallery.put(subject(2, 3));
    assertEquals(subject(2, 3), gallery.find("subject-2").orElseThrow());
    gallery.remove("subject-1");
    gallery.put(subject(7, 0));
    assertEquals("subject-7", gallery.search(late).best().orElseThrow().subjectId());
    assertNotEquals(before, gallery.search(late));
    assertThrows(GalleryFull.class, () -> gallery.put(subject(8, 0)));
  }

  /** A restart counts what it finds. */
  @Test
  void the_ceiling_holds_after_a_restart() throws IOException {
    TwoStageGallery gallery = TwoStageGallery.empty(GallerySize.of(10).holdingAtMost(2));
    gallery.put(subject(1, 0, 1));
    TwoStageGallery restored = restore(snapshot(gallery, "")).gallery();
    restored.holdAtMostAs(gallery);
    assertThrows(GalleryFull.class, () -> restored.put(subject(2, 0)));
    restored.remove("subject-1");
    restored.put(subject(2, 0));
  }

  private static Subject subject(int person, int... encounters) {
    return new Subject(
        "subject-" + person,
        IntStream.of(encounters)
            .mapToObj(encounter -> InventedPeople.encounter(person, encounter, 10))
            .toList());
  }
}
