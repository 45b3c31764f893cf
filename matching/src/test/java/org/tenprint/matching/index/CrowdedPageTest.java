package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.matching.InventedPeople;
import org.tenprint.matching.pages.MinutiaRoom;
import org.tenprint.matching.prints.Subject;

/** What a page costs into which somebody sends the same print again and again. */
class CrowdedPageTest {
  private static final int BITS = 12;
  private static final int SENT = 50_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  /** Each merge walks all that is in the page. */
  @ParameterizedTest
  @ValueSource(ints = {0, 15, 16, 127})
  void a_page_is_merged_as_seldom_whatever_the_rank(int rank) {
    FingerIndex index = new FingerIndex(BITS);
    int merges = 0;
    for (int i = 0; i < SENT; i++) {
      PostingPage before = index.pageOf(0);
      index.add(0, Posting.of(i, rank, 0));
      merges += index.pageOf(0) == before ? 0 : 1;
    }
    assertTrue(merges < 100, merges + " merges");
  }

  /** A search that only counts asks for buckets by the thousand. */
  @Test
  void to_go_through_a_large_bucket_takes_no_memory() {
    FingerIndex index = new FingerIndex(BITS);
    for (int i = 0; i < SENT; i++) {
      index.add(0, Posting.of(i, i & 15, i & 255));
    }
    index.compact();
    int[] told = {0};
    index.each(0, 0, Gate.UPRIGHT, posting -> told[0]++);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    index.each(0, 0, Gate.UPRIGHT, posting -> told[0]++);
    long taken = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertEquals(2 * SENT * 11 / 32, told[0], SENT / 32);
    assertTrue(taken < SENT, taken + " bytes");
  }

  /** Whose bits say other numbers than there are postings: a search would read beyond them. */
  @Test
  void postings_that_cannot_be_are_refused_under_a_checksum_that_fits() throws IOException {
    CompactIndex index = new CompactIndex(Projection.shipped(), BITS, Lanes.FEWEST);
    index.put(Subject.of("one", InventedPeople.encounter(1, 0, 10)));
    Path file = folder.resolve("gallery.tpg");
    index.snapshot(file, "");
    PackedBuckets base = firstOfSome(index.segments()[0].finger(0)).base();
    byte[] whole = Files.readAllBytes(file);
    int at = at(whole, Arrays.copyOf(base.bytes(), base.used()));
    for (int bit : new int[] {0, 7, 31, 32}) {
      byte[] bytes = whole.clone();
      bytes[at + (bit >>> 3)] ^= (byte) (1 << (bit & 7));
      CRC32C sum = new CRC32C();
      sum.update(bytes, 0, bytes.length - 4);
      ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) sum.getValue());
      Files.write(file, bytes);
      assertThrows(
          IOException.class,
          () -> Snapshot.read(file, Projection.shipped(), MinutiaRoom.heap()),
          "bit " + bit);
    }
  }

  private static PostingPage firstOfSome(FingerIndex finger) {
    int number = 0;
    while (finger.page(number).base().used() == 0) {
      number++;
    }
    return finger.page(number);
  }

  private static int at(byte[] in, byte[] sought) {
    int at = 0;
    while (!Arrays.equals(in, at, at + sought.length, sought, 0, sought.length)) {
      at++;
    }
    return at;
  }
}
