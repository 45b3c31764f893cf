package org.tenprint.matching.index;

import java.util.Arrays;
import org.tenprint.formats.FingerPosition;

/**
 * The votes of one search: a count a slot over all fingers, and the postings that voted, in order,
 * so that the pairs of minutiae behind a candidate's votes can be found again. Many prints that lie
 * in few buckets have more votes than are logged: then they are only counted, and the pairs of whom
 * is chosen are looked for once more ({@link Searcher}). A vote for the nobody slot is counted and
 * ignored. Used by one thread.
 */
final class Votes {
  private static final int PROBE_MINUTIAE = Posting.MAX_MINUTIAE;

  /** Most votes counted; more are as good. */
  static final int MOST = Byte.MAX_VALUE;

  /**
   * Most postings logged, 16 MB: a dozen times what a search among a million people, the most of a
   * segment, comes to.
   */
  static final int MOST_LOGGED = 1 << 22;

  /** Count a slot, at most {@link #MOST}; the last for nobody. Bytes, to stay in the cache. */
  final byte[] counts = new byte[Posting.MAX_SLOTS + 1];

  /** Most votes that a slot has of one finger alone, from two on: {@link #countAlone}. */
  final byte[] alone = new byte[Posting.MAX_SLOTS + 1];

  private final byte[] ofFinger = new byte[Posting.MAX_SLOTS + 1];

  /** A bit a slot, for one finger: 128 kB, to stay in the cache. */
  private final long[] voted = new long[(Posting.MAX_SLOTS + 1) / Long.SIZE];

  /** Slots of a finger's further votes. */
  private int[] again = {};

  int[] log = new int[1 << 16];
  int logged;

  /** The sum of what was read ahead: kept, so that no compiler leaves the reads out. */
  int ahead;

  /** Where in the log the postings of a probe's minutia begin: {@code finger × 128 + minutia}. */
  private final int[] begins = new int[10 * PROBE_MINUTIAE + 1];

  private final int mostLogged;
  private int marked;
  private boolean full;

  /** Of so many postings that are logged, for a search of any gallery. */
  Votes() {
    this(MOST_LOGGED);
  }

  /** With room in the log for so many postings. */
  Votes(int mostLogged) {
    this.mostLogged = mostLogged;
  }

  /** Makes ready for a search among slots 0 to {@code slots - 1}. */
  void clear(int slots) {
    Arrays.fill(counts, 0, slots, (byte) 0);
    forgetNobody();
    logged = 0;
    marked = 0;
    full = false;
  }

  /** Whether there were more votes than are logged: none counts, and all are to be counted anew. */
  boolean isFull() {
    return full;
  }

  /** Begins to count anew what is not logged. */
  void clearForCounting(int slots) {
    clear(slots);
    Arrays.fill(alone, 0, slots, (byte) 0);
    full = true;
  }

  /** Counts what was logged up to there. */
  void count(int until) {
    for (int i = logged; i < until; i++) {
      int slot = log[i] >>> 12;
      byte count = counts[slot];
      counts[slot] = (byte) (count + (count == MOST ? 0 : 1));
    }
    logged = until;
  }

  /** Counts a vote that is not logged. */
  void countUnlogged(int posting) {
    int slot = posting >>> 12;
    counts[slot] = (byte) Math.min(MOST, counts[slot] + 1);
    ofFinger[slot] = (byte) Math.min(MOST, ofFinger[slot] + 1);
  }

  /** All votes of a finger are counted. */
  void countedFinger(int slots) {
    for (int slot = 0; slot < slots; slot++) {
      alone[slot] = (byte) Math.max(alone[slot], ofFinger[slot]);
    }
    // all: of who came meanwhile something may be counted, too
    Arrays.fill(ofFinger, (byte) 0);
  }

  /** Drops the votes of removed postings. */
  void forgetNobody() {
    counts[Posting.MAX_SLOTS] = 0;
  }

  /** Says that what follows is voted by that minutia; called in ascending order. */
  void begin(int finger, int minutia) {
    int key = finger * PROBE_MINUTIAE + minutia;
    while (marked <= key) {
      begins[marked++] = logged;
    }
  }

  /** Ends the voting. */
  void end() {
    while (marked < begins.length) {
      begins[marked++] = logged;
    }
  }

  /**
   * Counts the votes of each finger for itself, once all are logged; those that are not, are
   * counted already. A slot with one vote of each finger is left at none: most have no more, and
   * nobody asks who they are. Cost: a walk of the log.
   */
  void countAlone(int slots) {
    if (full) {
      return;
    }
    Arrays.fill(alone, 0, slots, (byte) 0);
    for (int finger = 0; finger < FingerPosition.COUNT; finger++) {
      countAgain(further(from(finger, 0), to(finger, PROBE_MINUTIAE - 1)));
    }
  }

  /** Gathers the votes of a finger but for the first of each slot; how many they are. */
  private int further(int from, int to) {
    if (from == to) {
      return 0;
    }
    if (again.length < to - from) {
      again = new int[Math.max(2 * again.length, to - from)];
    }
    Arrays.fill(voted, 0);
    int further = 0;
    for (int i = from; i < to; i++) {
      int slot = log[i] >>> 12;
      long word = voted[slot >>> 6];
      voted[slot >>> 6] = word | 1L << slot;
      again[further] = slot;
      // one more where the slot has voted: what is not is written over
      further += (int) (word >>> slot) & 1;
    }
    return further;
  }

  private void countAgain(int further) {
    for (int i = 0; i < further; i++) {
      int slot = again[i];
      byte count = (byte) Math.min(MOST, Math.max(1, ofFinger[slot]) + 1);
      ofFinger[slot] = count;
      alone[slot] = (byte) Math.max(alone[slot], count);
    }
    for (int i = 0; i < further; i++) {
      ofFinger[again[i]] = 0;
    }
  }

  int from(int finger, int minutia) {
    return begins[finger * PROBE_MINUTIAE + minutia];
  }

  int to(int finger, int minutia) {
    return begins[finger * PROBE_MINUTIAE + minutia + 1];
  }

  /** Makes room for more postings; false when that is more than are logged. */
  boolean reserve(int more) {
    if (full || (long) logged + more > mostLogged) {
      full = true;
      return false;
    }
    if (logged + more > log.length) {
      log = Arrays.copyOf(log, Math.min(mostLogged, Math.max(2 * log.length, logged + more)));
    }
    return true;
  }
}
