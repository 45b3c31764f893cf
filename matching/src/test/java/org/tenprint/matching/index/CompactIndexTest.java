package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.InventedPeople;
import org.tenprint.matching.pages.MinutiaPages;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.pages.ScratchFiles;
import org.tenprint.matching.prints.Subject;

class CompactIndexTest {
  private static long postings(CompactIndex index, int slot) {
    long found = 0;
    for (int f = 0; f < FingerPosition.COUNT; f++) {
      for (int p = 0; p < index.segments()[0].finger(f).pages(); p++) {
        PostingPage page = index.segments()[0].finger(f).page(p).merged();
        found += postings(page).filter(posting -> Posting.slot(posting) == slot).count();
      }
    }
    return found;
  }

  private static IntStream postings(PostingPage page) {
    IntStream.Builder all = IntStream.builder();
    for (int bucket = 0; bucket < page.base().offsets().length - 1; bucket++) {
      page.each(bucket, all::add);
    }
    return all.build();
  }

  static Stream<MinutiaRoom> rooms() {
    return Stream.of(MinutiaRoom.heap(), ScratchFiles.begin());
  }

  private static CompactIndex in(MinutiaRoom room) {
    return new CompactIndex(
        Projection.shipped(), 12, Lanes.FEWEST, 1, CompactIndex.MOST_A_SEGMENT, room);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void removal_overwrites_minutiae_and_postings(MinutiaRoom room) {
    CompactIndex index = in(room);
    index.put(Subject.of("a", InventedPeople.encounter(1, 0, 10)));
    index.put(Subject.of("b", InventedPeople.encounter(2, 0, 10)));
    index.compact();
    int slot = index.bySubject().get("a")[0];
    int address = index.segments()[0].slots().address(slot);
    int length = index.segments()[0].slots().length(slot);
    assertTrue(postings(index, slot) > 300);
    assertFalse(index.segments()[0].store().isBlank(address, length));
    assertTrue(index.remove("a"));
    assertEquals(0, postings(index, slot));
    assertTrue(index.segments()[0].store().isBlank(address, length));
    assertTrue(postings(index, index.bySubject().get("b")[0]) > 300);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void room_of_the_removed_is_used_again(MinutiaRoom room) {
    CompactIndex index = in(room);
    for (int round = 0; round < 300; round++) {
      index.put(Subject.of("same", InventedPeople.encounter(round % 7, 0, 10)));
    }
    index.compact();
    assertEquals(
        2, index.segments()[0].slots().count(), "a replacement needs a second slot, never a third");
    assertEquals(4L * MinutiaPages.PAGE, index.segments()[0].store().bytes());
  }

  @Test
  void multi_probe_starts_at_the_code_and_repeats_no_bucket() {
    MultiProbe probe = new MultiProbe(Projection.shipped(), 16);
    float[] projected = new float[Projection.DIMENSIONS];
    for (int d = 0; d < projected.length; d++) {
      projected[d] = (d % 3 - 1) * 0.1f * (d + 1) + 0.01f;
    }
    int found = probe.enumerate(projected, 200, 1000);
    Set<Integer> buckets = new HashSet<>();
    for (int i = 0; i < found; i++) {
      assertTrue(probe.buckets()[i] >= 0 && probe.buckets()[i] < 1 << 16);
      buckets.add(probe.buckets()[i]);
    }
    assertEquals(200, found);
    assertEquals(200, buckets.size());
    assertEquals(Projection.code(projected) & 0xffff, probe.buckets()[0]);
  }

  @Test
  void page_merge_keeps_what_is_there_and_drops_what_was_removed() {
    PostingPage page = new PostingPage(4);
    for (int i = 0; i < 40; i++) {
      page.add(i % 4, Posting.of(i, i, i));
    }
    assertTrue(page.remove(1, Posting.of(5, 5, 5)));
    assertFalse(page.remove(2, Posting.of(5, 5, 5)));
    PostingPage merged = page.merged();
    assertEquals(39, postings(merged).count());
    assertFalse(merged.hasDelta());
    assertTrue(merged.remove(0, Posting.of(8, 8, 8)));
    assertEquals(38, postings(merged.merged()).count());
  }

  @Test
  void marks_answer_for_marked_slots_only() {
    Marks marks = new Marks(256);
    for (int round = 0; round < 2; round++) {
      marks.clear();
      for (int i = 0; i < 256; i++) {
        marks.mark(i * 4001 + round, i);
      }
      for (int slot = 0; slot < Posting.MAX_SLOTS; slot += 7) {
        int expected =
            (slot - round) % 4001 == 0 && slot / 4001 < 256 && slot >= round ? slot / 4001 : -1;
        assertEquals(expected, marks.number(slot));
      }
    }
  }

  @Test
  void votes_beyond_a_byte_still_count_as_most() {
    Segment segment = new Segment(12, 10, MinutiaRoom.heap().pages());
    for (int minutia = 0; minutia < 100; minutia++) {
      segment.finger(0).add(5, Posting.of(3, minutia, 0));
    }
    Votes votes = new Votes();
    votes.clear(10);
    for (int round = 0; round < 3; round++) {
      PackedAgainstListsTest.look(segment, 0, 5, 0, Gate.UPRIGHT, votes);
    }
    assertEquals(Votes.MOST, votes.counts[3]);
    assertEquals(300, votes.logged);
  }
}
