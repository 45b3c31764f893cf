package org.tenprint.matching.index;

/**
 * One indexed minutia as a word: {@code slot:20 | rank:4 | rank:3 | direction:5}. The rank is the
 * minutia's number among those of its finger that have its direction, from 0, in two parts: what
 * comes first its low bits. Slot, direction and rank name the minutia; {@link NamedMinutiae} finds
 * it. The slot of all ones is nobody's: that word stands where a removed posting was.
 */
final class Posting {
  /** Bits of a slot. */
  static final int SLOT_BITS = 20;

  /** Slots that one segment can hold; also a mask of them, and the slot of nobody. */
  static final int MAX_SLOTS = (1 << SLOT_BITS) - 1;

  /** Minutiae of a finger that can be indexed. */
  static final int MAX_MINUTIAE = 1 << 7;

  /** Directions that are told apart. */
  static final int STEPS = 32;

  /** What a removed posting is overwritten with. */
  static final int REMOVED = -1;

  private static final int LOW_RANKS = 0xf;
  private static final int HIGH_RANK = 0xe0;

  private Posting() {}

  static int of(int slot, int rank, int direction) {
    return slot << 12 | (rank & LOW_RANKS) << 8 | rank << 1 & HIGH_RANK | step(direction);
  }

  static int slot(int posting) {
    return posting >>> 12;
  }

  static int rank(int posting) {
    return posting >>> 8 & LOW_RANKS | (posting & HIGH_RANK) >>> 1;
  }

  /** Whether the three high bytes and the direction are all of it: the rank is less than 16. */
  static boolean isShort(int posting) {
    return (posting & HIGH_RANK) == 0;
  }

  /** Direction in 1/32 of a turn. */
  static int direction(int posting) {
    return posting & STEPS - 1;
  }

  /** Direction in 1/32 of a turn, from 1/256. */
  static int step(int direction) {
    return direction + 4 >>> 3 & STEPS - 1;
  }
}
