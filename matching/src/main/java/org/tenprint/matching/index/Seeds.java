package org.tenprint.matching.index;

import java.util.Arrays;

/**
 * The pairs of minutiae behind the votes of those who were chosen, each a place to lay the one
 * print on the other. A print that is found again has one or two for each of its minutiae. Where
 * the minutiae of a finger all lie alike, each votes for each: no further minutia of a probe's
 * finger is asked for a candidate of which that finger has {@value #ENOUGH} pairs. That hangs on
 * the two prints alone, so any shards and segments, in any order, have the same pairs. For one
 * thread.
 */
final class Seeds {
  /**
   * Pairs of a finger after which no further minutia is asked: twice as many as the most minutiae
   * that vote. One minutia has as many pairs as the other print has minutiae, so there are fewer
   * than half as many more.
   */
  static final int ENOUGH = 2 * Posting.MAX_MINUTIAE;

  /** Most pairs of a finger of a candidate. */
  static final int MOST = ENOUGH - 1 + Posting.MAX_MINUTIAE;

  /** {@code candidate | finger:4 | probe minutia:7 | rank:7 | direction:5}. */
  private long[] seeds = new long[1 << 12];

  private int count;

  /** Pairs of a candidate's finger before the minutia that is asked, and with it. */
  private int[] before = {};

  private int[] now = {};
  private int[] asked = {};

  /** None, of candidates numbered below a number. */
  void clear(int candidates) {
    count = 0;
    if (before.length < candidates) {
      before = new int[candidates];
      now = new int[candidates];
      asked = new int[candidates];
    }
    Arrays.fill(asked, -1);
  }

  /** A pair; finger by finger, and minutia by minutia of the probe. */
  void add(int candidate, int finger, int probed, int posting) {
    int key = finger << 7 | probed;
    if (asked[candidate] != key) {
      boolean further = asked[candidate] >= 0 && asked[candidate] >>> 7 == finger;
      before[candidate] = further ? now[candidate] : 0;
      now[candidate] = before[candidate];
      asked[candidate] = key;
    }
    if (before[candidate] >= ENOUGH) {
      return;
    }
    now[candidate]++;
    if (count == seeds.length) {
      seeds = Arrays.copyOf(seeds, 2 * count);
    }
    seeds[count++] =
        ((long) candidate << 4 | finger) << 19
            | probed << 12
            | Posting.rank(posting) << 5
            | Posting.direction(posting);
  }

  /** By candidate, finger and minutiae. */
  void sort() {
    Arrays.sort(seeds, 0, count);
  }

  int count() {
    return count;
  }

  int candidate(int at) {
    return (int) (seeds[at] >>> 23);
  }

  int finger(int at) {
    return (int) (seeds[at] >>> 19) & 15;
  }

  int probed(int at) {
    return (int) (seeds[at] >>> 12) & 127;
  }

  /** As in {@link Posting}. */
  int rank(int at) {
    return (int) seeds[at] >>> 5 & 127;
  }

  /** In 1/32 of a turn. */
  int direction(int at) {
    return (int) seeds[at] & Posting.STEPS - 1;
  }
}
