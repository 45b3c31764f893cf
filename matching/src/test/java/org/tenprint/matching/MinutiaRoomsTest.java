package org.tenprint.matching;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.matching.pages.FailingRoom;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.pages.MinutiaeLost;
import org.tenprint.matching.pages.ScratchFile;
import org.tenprint.matching.pages.ScratchFiles;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;

/** Galleries whose minutiae are in different rooms, side by side. */
class MinutiaRoomsTest {
  private static final int PEOPLE = 30;
  private static final int ENCOUNTERS_A_SEGMENT = 11;

  private static TwoStageGallery in(MinutiaRoom room) {
    return TwoStageGallery.ofSegments(GallerySize.of(PEOPLE), ENCOUNTERS_A_SEGMENT, room);
  }

  private static Subject subject(int person, int... encounters) {
    return new Subject(
        "subject-" + person,
        IntStream.of(encounters)
            .mapToObj(encounter -> InventedPeople.encounter(person, encounter, 10))
            .toList());
  }

  private static byte[] snapshot(TwoStageGallery gallery) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    gallery.snapshot(Channels.newChannel(out), "bookmark");
    return out.toByteArray();
  }

  private static TwoStageGallery restore(byte[] snapshot, MinutiaRoom room) throws IOException {
    return TwoStageGallery.restore(
            Channels.newChannel(new ByteArrayInputStream(snapshot)), snapshot.length, room)
        .gallery();
  }

  private static void assertAnswersAlike(Gallery one, Gallery other, Random random) {
    assertEquals(one.size(), other.size());
    for (int i = 0; i < 4; i++) {
      int person = random.nextInt(PEOPLE);
      assertEquals(one.find("subject-" + person), other.find("subject-" + person));
      TenPrint probe = InventedPeople.encounter(person, 5, new int[] {10, 4, 2, 1}[i]);
      assertEquals(one.search(probe), other.search(probe));
    }
  }

  /** Whoever comes, comes again, is joined and goes; each snapshot is read by the other. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void in_a_file_every_answer_and_snapshot_is_as_in_the_heap(long seed) throws IOException {
    Random random = new Random(seed);
    try (MinutiaRoom file = ScratchFiles.begin()) {
      TwoStageGallery heap = in(MinutiaRoom.heap());
      TwoStageGallery filed = in(file);
      int removed = 0;
      for (int step = 0; step < 120; step++) {
        int person = random.nextInt(PEOPLE);
        int what = random.nextInt(6);
        if (what == 0) {
          boolean gone = heap.remove("subject-" + person);
          assertEquals(gone, filed.remove("subject-" + person));
          removed += gone ? 1 : 0;
        } else if (what == 1) {
          String other = "subject-" + (person + 1 + random.nextInt(PEOPLE - 1)) % PEOPLE;
          assertEquals(
              heap.merge("subject-" + person, other), filed.merge("subject-" + person, other));
        } else {
          Subject subject = subject(person, IntStream.range(0, 1 + random.nextInt(3)).toArray());
          heap.put(subject);
          filed.put(subject);
        }
        if (step % 40 == 39) {
          byte[] ofHeap = snapshot(heap);
          byte[] ofFile = snapshot(filed);
          assertArrayEquals(ofHeap, ofFile);
          filed.discard();
          filed = restore(ofHeap, file);
          heap = restore(ofFile, MinutiaRoom.heap());
          assertAnswersAlike(heap, filed, random);
        }
      }
      assertTrue(removed > 3 && filed.segments() > 2, removed + " removed");
      assertEquals(0, heap.fileBytes());
      assertTrue(filed.fileBytes() > 0);
    }
  }

  @Test
  void shards_in_one_file_answer_as_one_gallery_in_the_heap() {
    try (MinutiaRoom file = ScratchFiles.begin()) {
      TwoStageGallery heap = in(MinutiaRoom.heap());
      List<TwoStageGallery> shards = List.of(in(file), in(file));
      for (int person = 0; person < PEOPLE; person++) {
        heap.put(subject(person, 0));
        shards.get(ShardedGallery.shard("subject-" + person, 2)).put(subject(person, 0));
      }
      for (int person = 0; person < PEOPLE; person += 7) {
        TenPrint probe = InventedPeople.encounter(person, 1, 10);
        List<Candidate> gathered = new ArrayList<>();
        shards.forEach(shard -> gathered.addAll(shard.rank(probe, SequenceCorrection.NONE, 3)));
        gathered.sort(Candidate.RANKING);
        assertEquals(heap.rank(probe, SequenceCorrection.NONE, 3).get(0), gathered.get(0));
      }
    }
  }

  /** A person is there whole or as before, at whichever writing the disk refuses. */
  @Test
  void of_whom_something_cannot_be_kept_nothing_is_found() throws IOException {
    int refused = 0;
    for (int writings = 0; writings < 8; writings++) {
      FailingRoom room = new FailingRoom();
      TwoStageGallery gallery = in(room);
      for (int person = 0; person < ENCOUNTERS_A_SEGMENT; person++) {
        gallery.put(subject(person, 0));
      }
      TwoStageGallery before = restore(snapshot(gallery), MinutiaRoom.heap());
      room.failAfter(writings);
      // the first segment is full: a page is needed, and again for nothing
      for (Subject newcomer : List.of(subject(20, 0, 1, 2), subject(4, 0, 1, 2, 3))) {
        if (!kept(gallery, newcomer, before)) {
          room.mend();
          assertAnswersAlike(before, gallery, new Random(writings));
          for (int encounter = 0; encounter < 3; encounter++) {
            int person = Integer.parseInt(newcomer.id().substring(8));
            TenPrint probe = InventedPeople.encounter(person, encounter, 10);
            assertEquals(before.search(probe), gallery.search(probe));
          }
          refused++;
          room.failAfter(writings);
        }
      }
    }
    assertTrue(refused > 5, refused + " refused");
  }

  private static boolean kept(
      TwoStageGallery gallery, Subject newcomer, TwoStageGallery reference) {
    try {
      gallery.put(newcomer);
    } catch (MinutiaeLost lost) {
      return false;
    }
    reference.put(newcomer);
    return true;
  }

  /** A damaged snapshot is read to its end before that is known: what was read is given back. */
  @Test
  void a_snapshot_that_is_refused_leaves_no_page_behind() throws IOException {
    TwoStageGallery gallery = in(MinutiaRoom.heap());
    for (int person = 0; person < PEOPLE; person++) {
      gallery.put(subject(person, 0, 1, 2));
    }
    byte[] damaged = snapshot(gallery);
    damaged[damaged.length - 1] ^= 1;
    try (ScratchFile file = ScratchFiles.begin()) {
      for (int round = 0; round < 12; round++) {
        assertThrows(IOException.class, () -> restore(damaged, file));
      }
      assertEquals(ScratchFiles.SLICE, ScratchFiles.size(file), "twelve took more than one");
    }
  }

  @Test
  void of_a_closed_room_no_search_is_answered() {
    MinutiaRoom room = ScratchFiles.begin();
    TwoStageGallery gallery = in(room);
    gallery.put(subject(1, 0));
    TenPrint probe = InventedPeople.encounter(1, 1, 10);
    assertEquals("subject-1", gallery.search(probe).best().orElseThrow().subjectId());
    room.close();
    // an error, not an exception: that would put the booking aside
    assertThrows(MinutiaeLost.class, () -> gallery.search(probe));
    assertThrows(MinutiaeLost.class, () -> gallery.put(subject(2, 0)));
    assertThrows(MinutiaeLost.class, () -> gallery.find("subject-1"));
  }
}
