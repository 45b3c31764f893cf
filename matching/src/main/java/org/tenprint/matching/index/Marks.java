package org.tenprint.matching.index;

import java.util.Arrays;

/**
 * Numbers given to a few slots, asked for many: a bit a slot (128 kB, stays in the cache) says no
 * at once to almost all, an open hash of the few says which number. Used by one thread.
 */
final class Marks {
  private static final int PRIME = 0x9e3779b9;

  private final long[] bits = new long[(Posting.MAX_SLOTS + 1) / 64];
  private final int bitsOfHash;
  private final int[] slots;
  private final int[] numbers;

  /**
   * @param most most marks at a time
   */
  Marks(int most) {
    bitsOfHash = 33 - Integer.numberOfLeadingZeros(most);
    slots = new int[1 << bitsOfHash];
    numbers = new int[1 << bitsOfHash];
  }

  void clear() {
    Arrays.fill(bits, 0);
    Arrays.fill(slots, -1);
  }

  void mark(int slot, int number) {
    bits[slot >>> 6] |= 1L << slot;
    int at = home(slot);
    while (slots[at] >= 0) {
      at = at + 1 & slots.length - 1;
    }
    slots[at] = slot;
    numbers[at] = number;
  }

  /** The slot's number, or -1. */
  int number(int slot) {
    if ((bits[slot >>> 6] & 1L << slot) == 0) {
      return -1;
    }
    int at = home(slot);
    while (slots[at] != slot) {
      at = at + 1 & slots.length - 1;
    }
    return numbers[at];
  }

  private int home(int slot) {
    return slot * PRIME >>> 32 - bitsOfHash;
  }
}
