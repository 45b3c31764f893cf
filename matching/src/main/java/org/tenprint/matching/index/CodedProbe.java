package org.tenprint.matching.index;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * A probe's fingers made ready once for all passes of one search: which buckets each minutia looks
 * into, and the map that alignment needs. Neither depends on the label that is assumed. Not
 * thread-safe.
 */
public final class CodedProbe {
  private final Map<FingerTemplate, Finger> fingers = new IdentityHashMap<>();

  /** Nothing is ready yet. */
  public CodedProbe() {}

  /** Codes a finger. */
  @FunctionalInterface
  interface Coder {
    Finger code(FingerTemplate finger);
  }

  /**
   * The finger with at least so many buckets a minutia, where it has them; fewer are their
   * beginning.
   */
  Finger of(FingerTemplate finger, int each, Coder coder) {
    Finger ready = fingers.get(finger);
    if (ready == null || ready.each < each) {
      ready = coder.code(finger);
      fingers.put(finger, ready);
    }
    return ready;
  }

  /** One finger. */
  static final class Finger {
    final ProbeFinger map;
    private final int each;
    private final int[] begins = new int[Posting.MAX_MINUTIAE + 1];
    private int[] buckets = new int[1 << 10];
    private int minutiae;

    /**
     * @param each most buckets a minutia
     */
    Finger(FingerTemplate finger, int each) {
      this.map = new ProbeFinger(finger);
      this.each = each;
    }

    /** The next minutia's buckets, most likely first. */
    void add(int[] from, int count) {
      int at = begins[minutiae];
      if (at + count > buckets.length) {
        buckets = Arrays.copyOf(buckets, Math.max(2 * buckets.length, at + count));
      }
      System.arraycopy(from, 0, buckets, at, count);
      begins[++minutiae] = at + count;
    }

    int minutiae() {
      return minutiae;
    }

    int from(int minutia) {
      return begins[minutia];
    }

    /** Behind the last of at most so many buckets of a minutia. */
    int to(int minutia, int most) {
      return Math.min(begins[minutia + 1], begins[minutia] + most);
    }

    int bucket(int at) {
      return buckets[at];
    }
  }
}
