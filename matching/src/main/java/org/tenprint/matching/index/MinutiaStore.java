package org.tenprint.matching.index;

import java.util.ArrayDeque;
import java.util.TreeMap;
import org.tenprint.matching.pages.MinutiaPages;
import org.tenprint.matching.pages.MinutiaeLost;

/**
 * Records of words in {@link MinutiaPages}; an address is {@code page:16 | offset:16}. A freed
 * record is overwritten with zeros and its room is given to the smallest later record that fits
 * (best fit, the rest stays free). One writer; readers may copy a record at any time and must ask
 * its slot afterwards whether it was still there.
 */
final class MinutiaStore {
  private static final int PAGE = MinutiaPages.PAGE;

  private final MinutiaPages pages;
  private int filled = PAGE;
  private final TreeMap<Integer, ArrayDeque<Integer>> free = new TreeMap<>();

  MinutiaStore(MinutiaPages pages) {
    this.pages = pages;
  }

  /**
   * Copies a record into {@code out}.
   *
   * @return false if it is not what was put: it changes meanwhile, or is damaged
   */
  boolean copy(int address, int length, int[] out) {
    return pages.copy(address >>> 16, address & 0xffff, out, length);
  }

  /**
   * Its address.
   *
   * @throws MinutiaeLost if it cannot be kept: what was kept is
   */
  int put(int[] words, int length) {
    int taken = pages.taken(length);
    int address = room(taken);
    try {
      pages.write(address >>> 16, address & 0xffff, words, length);
    } catch (MinutiaeLost e) {
      release(address, taken);
      throw e;
    }
    return address;
  }

  void remove(int address, int length) {
    int taken = pages.taken(length);
    pages.blank(address >>> 16, address & 0xffff, taken);
    release(address, taken);
  }

  private void release(int address, int taken) {
    if (taken > 0) {
      free.computeIfAbsent(taken, any -> new ArrayDeque<>()).push(address);
    }
  }

  private int room(int taken) {
    var fit = free.ceilingEntry(taken);
    if (fit != null) {
      int address = fit.getValue().pop();
      if (fit.getValue().isEmpty()) {
        free.remove(fit.getKey());
      }
      release(address + taken, fit.getKey() - taken);
      return address;
    }
    if (filled + taken > PAGE) {
      int before = pages.count();
      pages.add();
      if (before > 0) {
        release((before - 1 << 16) + filled, PAGE - filled);
      }
      filled = 0;
    }
    int address = (pages.count() - 1 << 16) + filled;
    filled += taken;
    return address;
  }

  long bytes() {
    return pages.bytes();
  }

  /** Those of them outside the heap. */
  long fileBytes() {
    return pages.fileBytes();
  }

  /** Gives the pages back, as {@link MinutiaPages#giveBack}. Nobody may read it any more. */
  void giveBack() {
    pages.giveBack();
  }

  /** True when the word is zero all over the record: what a removal leaves. */
  boolean isBlank(int address, int length) {
    return pages.isBlank(address >>> 16, address & 0xffff, pages.taken(length));
  }
}
