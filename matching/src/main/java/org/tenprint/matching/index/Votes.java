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

  /** Most votes that a slot has of one finger alone: {@link #alone}. */
  final byte[] alone = new byte[Posting.MAX_SLOTS + 1];

  private final byte[] ofFinger = new byte[Posting.MAX_SLOTS + 1];

  int[] log = new int[1 << 16];
  int logged;

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

  /** Counts a vote that is not logged. */
  void count(int posting) {
    int slot = posting >>> 12;
    counts[slot] = (byte) Math.min(MOST, counts[slot] + 1);
    ofFinger[slot] = (byte) Math.min(MOST, ofFinger[slot] + 1);
  }

  /** All votes of a finger are counted. */
  void countedFinger(int slots) {
    for (int slot = 0; slot < slots; slot++) {
      alone[slot] = (byte) Math.max(alone[slot], ofFinger[slot]);
    }
    Arrays.fill(ofFinger, 0, slots, (byte) 0);
    ofFinger[Posting.MAX_SLOTS] = 0;
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
   * counted already. Cost: two walks of the log.
   */
  void countAlone(int slots) {
    if (full) {
      return;
    }
    Arrays.fill(alone, 0, slots, (byte) 0);
    for (int finger = 0; finger < FingerPosition.COUNT; finger++) {
      int from = from(finger, 0);
      int to = to(finger, PROBE_MINUTIAE - 1);
      for (int i = from; i < to; i++) {
        int slot = log[i] >>> 12;
        byte count = (byte) Math.min(MOST, ofFinger[slot] + 1);
        ofFinger[slot] = count;
        alone[slot] = (byte) Math.max(alone[slot], count);
      }
      for (int i = from; i < to; i++) {
        ofFinger[log[i] >>> 12] = 0;
      }
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
