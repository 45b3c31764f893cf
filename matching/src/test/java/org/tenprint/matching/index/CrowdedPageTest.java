package org.tenprint.matching.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page costs into which somebody sends the same print again and again. */
class CrowdedPageTest {
  private static final int BITS = 12;
  private static final int SENT = 50_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
}
