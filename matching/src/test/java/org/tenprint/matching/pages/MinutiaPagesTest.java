package org.tenprint.matching.pages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of pages wherever they are. */
class MinutiaPagesTest {
  private static final int LENGTH = 500;

  static Stream<MinutiaRoom> rooms() {
    return Stream.of(MinutiaRoom.heap(), ScratchFiles.begin());
  }

  private static int[] words(long seed, int length) {
    return new Random(seed).ints(length).toArray();
  }

  private static int[] copied(MinutiaPages pages, int page, int offset, int length) {
    int[] out = new int[length];
    assertTrue(pages.copy(page, offset, out, length));
    return out;
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void what_was_written_last_is_read(MinutiaRoom room) {
    MinutiaPages one = room.pages();
    MinutiaPages other = room.pages();
    for (int page = 0; page < 3; page++) {
      one.add();
      other.add();
    }
    assertEquals(3, one.count());
    Map<Integer, int[]> written = new HashMap<>();
    Random random = new Random(1);
    int apart = one.taken(LENGTH);
    for (int i = 0; i < 600; i++) {
      int at = random.nextInt(3) << 16 | apart * random.nextInt(MinutiaPages.PAGE / apart);
      int[] words = words(i, 1 + random.nextInt(LENGTH));
      one.write(at >>> 16, at & 0xffff, words, words.length);
      other.write(at >>> 16, at & 0xffff, words(-i, LENGTH), LENGTH);
      written.put(at, words);
    }
    assertTrue(written.size() > 200, written.size() + " places");
    written.forEach(
        (at, words) -> assertArrayEquals(words, copied(one, at >>> 16, at & 0xffff, words.length)));
  }

  /** In the heap those after the first some lie in one array. */
  @ParameterizedTest
  @MethodSource("rooms")
  void each_of_many_pages_holds_its_own(MinutiaRoom room) {
    MinutiaPages pages = room.pages();
    int last = MinutiaPages.PAGE / pages.taken(LENGTH) * pages.taken(LENGTH) - pages.taken(LENGTH);
    int count = 2 * HeapPages.TOGETHER + 5;
    for (int page = 0; page < count; page++) {
      pages.add();
      pages.write(page, 0, words(page, LENGTH), LENGTH);
      pages.write(page, last, words(-page, LENGTH), LENGTH);
    }
    pages.blank(HeapPages.TOGETHER + 3, last, pages.taken(LENGTH));
    for (int page = 0; page < count; page++) {
      assertArrayEquals(words(page, LENGTH), copied(pages, page, 0, LENGTH));
      assertTrue(pages.isBlank(page, pages.taken(LENGTH), pages.taken(LENGTH)));
      if (page == HeapPages.TOGETHER + 3) {
        assertTrue(pages.isBlank(page, last, pages.taken(LENGTH)));
      } else {
        assertArrayEquals(words(-page, LENGTH), copied(pages, page, last, LENGTH));
      }
    }
    assertTrue(pages.bytes() >= 4L * MinutiaPages.PAGE * count);
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void what_is_overwritten_is_zero_and_nothing_beside_it(MinutiaRoom room) {
    MinutiaPages pages = room.pages();
    pages.add();
    int taken = pages.taken(LENGTH);
    assertTrue(pages.isBlank(0, 0, MinutiaPages.PAGE));
    for (int i = 0; i < 3; i++) {
      pages.write(0, i * taken, words(i, LENGTH), LENGTH);
      assertFalse(pages.isBlank(0, i * taken, taken));
    }
    pages.blank(0, taken, taken);
    assertTrue(pages.isBlank(0, taken, taken));
    assertArrayEquals(words(0, LENGTH), copied(pages, 0, 0, LENGTH));
    assertArrayEquals(words(2, LENGTH), copied(pages, 0, 2 * taken, LENGTH));
  }

  /** A reader may have the address of one record and the length of another. */
  @ParameterizedTest
  @MethodSource("rooms")
  void no_copy_goes_beyond_what_there_is(MinutiaRoom room) {
    MinutiaPages pages = room.pages();
    int[] out = new int[LENGTH];
    assertFalse(pages.copy(0, 0, out, LENGTH));
    pages.add();
    int last = MinutiaPages.PAGE - pages.taken(10);
    pages.write(0, last, words(1, 10), 10);
    assertFalse(pages.copy(0, last, out, LENGTH));
    assertFalse(pages.copy(0, MinutiaPages.PAGE - 1, out, LENGTH));
    assertFalse(pages.copy(1, 0, out, LENGTH));
    assertFalse(pages.copy(0xffff, 0, out, LENGTH));
    assertArrayEquals(words(1, 10), copied(pages, 0, last, 10));
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void pages_that_were_given_back_are_blank_to_whoever_comes_next(MinutiaRoom room) {
    MinutiaPages first = room.pages();
    MinutiaPages beside = room.pages();
    for (int page = 0; page < 5; page++) {
      first.add();
      first.write(page, 7, words(page, LENGTH), LENGTH);
    }
    beside.add();
    beside.write(0, 0, words(9, LENGTH), LENGTH);
    first.giveBack();
    assertEquals(0, first.count());
    assertEquals(0, first.bytes());
    MinutiaPages next = room.pages();
    for (int page = 0; page < 5; page++) {
      next.add();
      assertTrue(next.isBlank(page, 0, MinutiaPages.PAGE));
    }
    assertArrayEquals(words(9, LENGTH), copied(beside, 0, 0, LENGTH));
  }
}
