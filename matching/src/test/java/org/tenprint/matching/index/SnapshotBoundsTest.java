package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.matching.InventedPeople;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.Subject;

/** A file's own figures are believed only as far as the file is long. */
class SnapshotBoundsTest {
  private static final int BITS_AT = 1;
  private static final int WORDS_FORGED = 120;
  private static final long MOST_BYTES = 64L << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  /** 24 bits a finger: 671 MB were taken before a word more was read. */
  @Test
  void anIndexThatTheFileCannotHoldIsRefusedBeforeItIsMade() throws IOException {
    assertRefusedCheaply(forged(BITS_AT, Projection.DIMENSIONS));
    assertRefusedCheaply(forged(BITS_AT, 20));
  }

  @Test
  void noFigureOfTheFileTakesMuchRoom() throws IOException {
    for (int word = 0; word < WORDS_FORGED; word++) {
      for (int figure : new int[] {Integer.MAX_VALUE, -1, 1 << 20, 1 << 16, 24}) {
        byte[] file = forged(word, figure);
        assertTrue(allocated(file, false) < MOST_BYTES, word + " " + figure);
      }
    }
  }

  private byte[] forged(int word, int figure) throws IOException {
    Path file = folder.resolve("gallery.tpg");
    if (!Files.exists(file)) {
      CompactIndex index = new CompactIndex(Projection.shipped(), 12, Lanes.FEWEST);
      for (int person = 0; person < 3; person++) {
        index.put(Subject.of("person-" + person, InventedPeople.encounter(person, 0, 2)));
      }
      index.snapshot(file, "bookmark");
    }
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).putInt(4 * word, figure);
    return bytes;
  }

  private void assertRefusedCheaply(byte[] file) throws IOException {
    assertTrue(allocated(file, true) < MOST_BYTES);
  }

  private static void read(Path file) throws IOException {
    Snapshot.read(file, Projection.shipped(), MinutiaRoom.heap());
  }

  private long allocated(byte[] bytes, boolean refused) throws IOException {
    Path file = Files.write(folder.resolve("forged.tpg"), bytes);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    if (refused) {
      assertThrows(IOException.class, () -> read(file));
    } else {
      try {
        read(file);
      } catch (IOException | IllegalStateException | IllegalArgumentException damaged) {
        // refused: what counts is what it took
      }
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
