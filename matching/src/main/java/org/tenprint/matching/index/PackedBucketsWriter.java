package org.tenprint.matching.index;

import java.util.Arrays;

/** Writes {@link PackedBuckets} one after the other. For one thread. */
final class PackedBucketsWriter {
  /** So few are sorted one by one. */
  private static final int FEW = 12;

  private final int[] offsets;
  private final byte[] bytes;
  private final int[] ends = new int[Posting.STEPS];
  private int bucket;
  private int at;

  /**
   * @param most postings of all of them
   */
  PackedBucketsWriter(int buckets, int most) {
    offsets = new int[buckets + 1];
    bytes = PackedBuckets.array(PackedBuckets.RECORD * most + most / 8 + 5 * buckets);
  }

  /** The next bucket: that of others, as it is. */
  void add(PackedBuckets others, int same) {
    int from = others.offsets()[same];
    int length = others.offsets()[same + 1] - from;
    System.arraycopy(others.bytes(), from, bytes, at, length);
    at += length;
    offsets[++bucket] = at;
  }

  /** The next bucket: the first {@code count} words, all of them short; their order changes. */
  void add(int[] words, int count) {
    if (count > FEW) {
      sortMany(words, count);
      at += PackedBuckets.size(count);
    } else if (count > 0) {
      sortFew(words, count);
      at += PackedBuckets.size(count);
    }
    offsets[++bucket] = at;
  }

  /** Few have their directions in one word: ones, and a zero for each. */
  private void sortFew(int[] words, int count) {
    long bits = -1L >>> Long.SIZE - Posting.STEPS - count;
    for (int i = 0; i < count; i++) {
      int word = words[i];
      int place = i;
      while (place > 0 && Posting.direction(words[place - 1]) > Posting.direction(word)) {
        words[place] = words[place - 1];
        place--;
      }
      words[place] = word;
    }
    int records = at + PackedBuckets.directions(count);
    for (int i = 0; i < count; i++) {
      bits &= ~(1L << Posting.direction(words[i]) + i);
    }
    PackedBuckets.BITS.set(bytes, at, bits);
    for (int i = 0; i < count; i++) {
      put(records + PackedBuckets.RECORD * i, words[i]);
    }
  }

  private void put(int record, int word) {
    bytes[record] = (byte) (word >>> 8);
    bytes[record + 1] = (byte) (word >>> 16);
    bytes[record + 2] = (byte) (word >>> 24);
  }

  private void sortMany(int[] words, int count) {
    Arrays.fill(ends, 0);
    for (int i = 0; i < count; i++) {
      ends[Posting.direction(words[i])]++;
    }
    int behind = 0;
    for (int direction = 0; direction < Posting.STEPS; direction++) {
      behind += ends[direction];
      ends[direction] = behind;
      int bit = behind + direction;
      bytes[at + (bit >>> 3)] |= (byte) (1 << (bit & 7));
    }
    int records = at + PackedBuckets.directions(count);
    for (int i = count - 1; i >= 0; i--) {
      put(records + PackedBuckets.RECORD * --ends[Posting.direction(words[i])], words[i]);
    }
  }

  /** All of them. */
  PackedBuckets written() {
    return new PackedBuckets(offsets, Arrays.copyOf(bytes, at + PackedBuckets.MARGIN));
  }
}
