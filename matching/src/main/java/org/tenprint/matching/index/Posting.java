package org.tenprint.matching.index;

/**
 * One indexed minutia as a word: {@code slot:20 | minutia:7 | direction:5}. The slot of all ones is
 * nobody's: that word stands where a removed posting was.
 */
final class Posting {
  /** Bits of a slot. */
  static final int SLOT_BITS = 20;

  /** Slots that one segment can hold; also a mask of them, and the slot of nobody. */
  static final int MAX_SLOTS = (1 << SLOT_BITS) - 1;

  /** Minutiae of a finger that can be indexed. */
  static final int MAX_MINUTIAE = 1 << 7;

  /** What a removed posting is overwritten with. */
  static final int REMOVED = -1;

  private Posting() {}

  static int of(int slot, int minutia, int direction) {
    return slot << 12 | minutia << 5 | step(direction);
  }

  static int slot(int posting) {
    return posting >>> 12;
  }

  static int minutia(int posting) {
    return posting >>> 5 & 0x7f;
  }

  /** Direction in 1/32 of a turn, from 1/256. */
  static int step(int direction) {
    return direction + 4 >>> 3 & 31;
  }
}
