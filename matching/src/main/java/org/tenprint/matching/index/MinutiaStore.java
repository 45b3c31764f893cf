package org.tenprint.matching.index;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * Records of words in pages of {@value #PAGE} words; an address is {@code page:15 | offset:16}. A
 * freed record is overwritten with zeros and its room is given to the smallest later record that
 * fits (best fit, the rest stays free). One writer; readers may copy a record at any time and must
 * ask its slot afterwards whether it was still there.
 */
final class MinutiaStore {
  static final int PAGE = 1 << 16;

  private volatile int[][] pages = new int[0][];
  private int filled = PAGE;
  private final TreeMap<Integer, ArrayDeque<Integer>> free = new TreeMap<>();

  /** Copies a record into {@code out}. */
  void copy(int address, int length, int[] out) {
    System.arraycopy(pages[address >>> 16], address & 0xffff, out, 0, length);
  }

  int put(int[] words, int length) {
    int address = room(length);
    System.arraycopy(words, 0, pages[address >>> 16], address & 0xffff, length);
    return address;
  }

  void remove(int address, int length) {
    int offset = address & 0xffff;
    Arrays.fill(pages[address >>> 16], offset, offset + length, 0);
    release(address, length);
  }

  private void release(int address, int length) {
    if (length > 0) {
      free.computeIfAbsent(length, any -> new ArrayDeque<>()).push(address);
    }
  }

  private int room(int length) {
    var fit = free.ceilingEntry(length);
    if (fit != null) {
      int address = fit.getValue().pop();
      if (fit.getValue().isEmpty()) {
        free.remove(fit.getKey());
      }
      release(address + length, fit.getKey() - length);
      return address;
    }
    if (filled + length > PAGE) {
      if (pages.length > 0) {
        release((pages.length - 1 << 16) + filled, PAGE - filled);
      }
      int[][] more = Arrays.copyOf(pages, pages.length + 1);
      more[pages.length] = new int[PAGE];
      pages = more;
      filled = 0;
    }
    int address = (pages.length - 1 << 16) + filled;
    filled += length;
    return address;
  }

  long bytes() {
    return 4L * PAGE * pages.length;
  }

  /** True when the word is zero all over the record: what a removal leaves. */
  boolean isBlank(int address, int length) {
    int offset = address & 0xffff;
    return Arrays.stream(pages[address >>> 16], offset, offset + length)
        .allMatch(word -> word == 0);
  }
}
