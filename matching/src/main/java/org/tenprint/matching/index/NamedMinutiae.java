package org.tenprint.matching.index;

import java.util.Arrays;

/**
 * The minutiae of one finger of a record, found by what a {@link Posting} names them by. For one
 * thread.
 */
final class NamedMinutiae {
  /** So many are looked for one by one: to sort all minutiae costs as much. */
  private static final int FEW = 4;

  private final int[] firsts = new int[Posting.STEPS];
  private final int[] next = new int[TenPrintRecord.MAX_WORDS];
  private int[] record;
  private int from;
  private int count;
  private boolean sorted;

  /**
   * Of a finger.
   *
   * @param of a {@link TenPrintRecord}
   * @param first offset of the finger's first minutia
   * @param size how many it has
   * @param asked how many will be asked for
   */
  void read(int[] of, int first, int size, int asked) {
    record = of;
    from = first;
    count = size;
    sorted = asked > FEW;
    if (sorted) {
      Arrays.fill(firsts, size);
      for (int i = size - 1; i >= 0; i--) {
        int direction = direction(i);
        next[i] = firsts[direction];
        firsts[direction] = i;
      }
    }
  }

  private int direction(int minutia) {
    return Posting.step(record[from + minutia] >>> 22 & 0xff);
  }

  /**
   * The number of the minutia, or that of all where there is none such.
   *
   * @param rank among those of its direction
   * @param direction in 1/32 of a turn
   */
  int number(int rank, int direction) {
    int left = rank;
    if (sorted) {
      int at = firsts[direction];
      for (; at < count && left > 0; left--) {
        at = next[at];
      }
      return at;
    }
    for (int i = 0; i < count; i++) {
      if (direction(i) == direction && left-- == 0) {
        return i;
      }
    }
    return count;
  }
}
