package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenprint.matching.pages.FailingRoom;
import org.tenprint.matching.pages.MinutiaPages;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.pages.MinutiaeLost;
import org.tenprint.matching.pages.ScratchFiles;

class MinutiaStoreTest {
  private static final int LONGEST = TenPrintRecord.MAX_WORDS;

  private record Kept(int address, int[] words) {}

  static Stream<MinutiaRoom> rooms() {
    return Stream.of(MinutiaRoom.heap(), ScratchFiles.begin());
  }

  private static int[] words(Random random) {
    int length = random.nextInt(20) == 0 ? LONGEST : 3 + random.nextInt(600);
    return random.ints(length).toArray();
  }

  private static void assertHolds(MinutiaStore store, Kept kept) {
    int[] out = new int[kept.words().length];
    assertTrue(store.copy(kept.address(), out.length, out));
    assertArrayEquals(kept.words(), out);
  }

  /** A list of records beside it, and what is free is blank. */
  @ParameterizedTest
  @MethodSource("rooms")
  void it_holds_what_was_put_and_not_removed(MinutiaRoom room) {
    MinutiaStore store = new MinutiaStore(room.pages());
    Random random = new Random(5);
    List<Kept> kept = new ArrayList<>();
    int removed = 0;
    for (int step = 0; step < 3000; step++) {
      if (!kept.isEmpty() && random.nextInt(5) < 2) {
        Kept gone = kept.remove(random.nextInt(kept.size()));
        assertHolds(store, gone);
        store.remove(gone.address(), gone.words().length);
        assertTrue(store.isBlank(gone.address(), gone.words().length));
        removed++;
      } else {
        int[] words = words(random);
        kept.add(new Kept(store.put(words, words.length), words));
      }
    }
    kept.forEach(one -> assertHolds(store, one));
    assertTrue(removed > 1000 && kept.size() > 400, removed + " removed");
    long pages = store.bytes() / (4 * MinutiaPages.PAGE);
    assertTrue(pages > 2, pages + " pages");
    for (Kept one : kept) {
      store.remove(one.address(), one.words().length);
    }
    // nothing of what was free is lost: as much fits again
    for (Kept one : kept) {
      store.put(one.words(), one.words().length);
    }
    assertTrue(store.bytes() / (4 * MinutiaPages.PAGE) <= pages + 1);
  }

  /** What a disk refuses: the store is as it was, and goes on where it may. */
  @Test
  void what_cannot_be_kept_changes_nothing() {
    FailingRoom room = new FailingRoom();
    MinutiaStore store = new MinutiaStore(room.pages());
    Random random = new Random(6);
    List<Kept> kept = new ArrayList<>();
    int refused = 0;
    for (int step = 0; step < 2000; step++) {
      int[] words = words(random);
      boolean fails = random.nextInt(3) == 0;
      long before = store.bytes();
      if (fails) {
        room.fail();
        try {
          store.put(words, words.length);
          throw new AssertionError("it was kept");
        } catch (MinutiaeLost lost) {
          refused++;
        }
        assertEquals(before, store.bytes());
        room.mend();
      } else {
        kept.add(new Kept(store.put(words, words.length), words));
      }
    }
    kept.forEach(one -> assertHolds(store, one));
    assertTrue(refused > 500, refused + " refused");
    int taken = kept.stream().mapToInt(one -> one.words().length).sum();
    assertTrue(store.bytes() < 4L * taken + 8L * 4 * MinutiaPages.PAGE, "room was lost");
  }

  @Test
  void what_cannot_be_overwritten_is_said() {
    FailingRoom room = new FailingRoom();
    MinutiaStore store = new MinutiaStore(room.pages());
    int[] words = {1, 2, 3};
    int address = store.put(words, 3);
    room.fail();
    assertThrows(MinutiaeLost.class, () -> store.remove(address, 3));
    assertFalse(store.isBlank(address, 3));
    assertEquals("[1, 2, 3]", Arrays.toString(words));
  }
}
