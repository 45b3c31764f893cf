package org.tenprint.matching.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Buckets of postings in bytes, sorted by direction. A bucket of {@code n} begins with {@code n +
 * 32} bits, lowest first: for each direction a zero for each of its postings, then a one. Three
 * bytes a posting follow, low byte first: the word without its direction ({@link Posting#isShort}).
 * So {@code 25 n + 32} bits, filled up to a byte; an empty bucket has none. Who asks for directions
 * reads no others.
 *
 * <p>A removed posting is overwritten by three bytes of ones. Who reads it meanwhile may see some
 * of them: one vote for another slot, of whom the record tells that it has no such minutia, or the
 * alignment that it does not fit.
 */
final class PackedBuckets {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  static final VarHandle BITS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final int RECORD = 3;
  private static final int NOBODY = 0xffffff;

  /** Bits that are read from anywhere in a byte. */
  private static final int AT_ONCE = Long.SIZE - 7;

  private static final int LINE = 64;

  /** Postings of which a third fills a cache line. */
  private static final int MANY = 48;

  /** Zeros behind the last bucket, so that eight bytes can be read from any of its bytes. */
  static final int MARGIN = 8;

  private final int[] offsets;
  private final byte[] bytes;

  /**
   * @param offsets of the buckets, and behind the last
   * @param bytes as {@link #bytes} gives them
   */
  PackedBuckets(int[] offsets, byte[] bytes) {
    this.offsets = offsets;
    this.bytes = bytes;
  }

  /** None in any bucket. */
  static PackedBuckets empty(int buckets) {
    return new PackedBuckets(new int[buckets + 1], new byte[MARGIN]);
  }

  /** An array for so many bytes of buckets. */
  static byte[] array(int used) {
    return new byte[used + MARGIN];
  }

  int[] offsets() {
    return offsets;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Bytes of the buckets. */
  int used() {
    return offsets[offsets.length - 1];
  }

  /** Bytes of so many postings, of which there are some. */
  static int size(int postings) {
    return directions(postings) + RECORD * postings;
  }

  /** Bytes that say how many postings each direction has. */
  static int directions(int postings) {
    return postings + Posting.STEPS + 7 >>> 3;
  }

  /** Postings in a bucket, removed ones among them. */
  int count(int bucket) {
    long bits = 8L * (offsets[bucket + 1] - offsets[bucket]);
    return (int) Math.max(0, (bits - Posting.STEPS) / 25);
  }

  /** Reads where a bucket begins. */
  int ahead(int bucket) {
    return bytes[offsets[bucket]];
  }

  /**
   * Where {@link #copy} begins.
   *
   * @param first direction, in 1/32 of a turn
   */
  int aim(int bucket, int first) {
    return offsets[bucket] == offsets[bucket + 1] ? 0 : behind(offsets[bucket], first);
  }

  /** Reads the first posting from there on, and one a cache line behind where there are many. */
  int ahead(int bucket, int first, int aim) {
    int count = count(bucket);
    if (count == 0) {
      return 0;
    }
    int record = offsets[bucket] + directions(count) + RECORD * (aim - first);
    return bytes[record] + (count > MANY ? bytes[Math.min(record + LINE, bytes.length - 1)] : 0);
  }

  /**
   * Copies the postings of a bucket from one direction to another.
   *
   * @param first in 1/32 of a turn
   * @param aim where that begins
   * @param last not less than the first
   * @param to has room for all of the bucket and one more
   * @return where in {@code to} they end
   */
  int copy(int bucket, int first, int aim, int last, int[] to, int at) {
    byte[] from = bytes;
    int begin = offsets[bucket];
    int count = count(bucket);
    if (count == 0) {
      return at;
    }
    int bit = aim;
    int record = begin + directions(count) + RECORD * (bit - first);
    int direction = first;
    int end = at;
    while (direction <= last) {
      long bits = (long) BITS.get(from, begin + (bit >>> 3)) >>> (bit & 7);
      // each is written, and the next over it where the bit ends a direction: no branch is guessed
      for (int i = 0; i < AT_ONCE && direction <= last; i++) {
        to[end] = (int) WORD.get(from, record) << 8 | direction;
        int one = (int) bits & 1;
        bits >>>= 1;
        end += one ^ 1;
        record += RECORD & one - 1;
        direction += one;
      }
      bit += AT_ONCE;
    }
    return end;
  }

  /** Copies all postings of a bucket; how many they are. */
  int copy(int bucket, int[] to) {
    int count = count(bucket);
    if (count == 0 || count > Long.SIZE - Posting.STEPS) {
      return copy(bucket, 0, 0, Posting.STEPS - 1, to, 0);
    }
    int begin = offsets[bucket];
    int records = begin + directions(count);
    long zeros = ~(long) BITS.get(bytes, begin);
    for (int i = 0; i < count; i++) {
      int direction = Long.numberOfTrailingZeros(zeros) - i;
      to[i] = (int) WORD.get(bytes, records + RECORD * i) << 8 | direction;
      zeros &= zeros - 1;
    }
    return count;
  }

  /** The bit behind the {@code nth} one from a byte on; 0 for no one. */
  private int behind(int begin, int nth) {
    if (nth == 0) {
      return 0;
    }
    int at = begin;
    int left = nth;
    long bits = (long) BITS.get(bytes, at);
    int ones = Long.bitCount(bits);
    while (ones < left) {
      left -= ones;
      at += Long.BYTES;
      bits = (long) BITS.get(bytes, at);
      ones = Long.bitCount(bits);
    }
    return 8 * (at - begin) + select(bits, left) + 1;
  }

  /** Place of the {@code nth} one, from 1: by halves, without a branch. */
  private static int select(long bits, int nth) {
    long rest = bits;
    int left = nth;
    int place = 0;
    for (int width = Long.SIZE / 2; width > 0; width >>= 1) {
      int ones = Long.bitCount(rest & (1L << width) - 1);
      int upper = ones - left >> 31;
      left -= ones & upper;
      rest >>>= width & upper;
      place += width & upper;
    }
    return place;
  }

  /** Gives out every posting of a bucket but the removed. */
  void each(int bucket, IntConsumer to) {
    int count = count(bucket);
    int begin = offsets[bucket];
    int record = begin + directions(count);
    int end = record + RECORD * count;
    int direction = 0;
    for (int bit = 0; record < end; bit++) {
      if ((bytes[begin + (bit >>> 3)] >>> (bit & 7) & 1) != 0) {
        direction++;
        continue;
      }
      int posting = (int) WORD.get(bytes, record) << 8 | direction;
      record += RECORD;
      if (isSomebodys(posting)) {
        to.accept(posting);
      }
    }
  }

  /** Whether a bucket is as {@link PackedBucketsWriter} writes it. */
  boolean isWhole(int bucket) {
    int begin = offsets[bucket];
    int length = offsets[bucket + 1] - begin;
    int count = count(bucket);
    if (count == 0 || length != size(count)) {
      return length == 0;
    }
    int bits = count + Posting.STEPS;
    int ones = 0;
    for (int bit = 0; bit < bits; bit += Long.SIZE) {
      long some = (long) BITS.get(bytes, begin + (bit >>> 3));
      ones += Long.bitCount(bits - bit < Long.SIZE ? some & (1L << bits - bit) - 1 : some);
    }
    return ones == Posting.STEPS && (bytes[begin + (bits - 1 >>> 3)] >>> (bits - 1 & 7) & 1) != 0;
  }

  /** Whether a posting that was copied is not removed. */
  static boolean isSomebodys(int posting) {
    return Posting.slot(posting) != Posting.MAX_SLOTS;
  }

  /** Overwrites a posting; false when the bucket has no such one. */
  boolean remove(int bucket, int posting) {
    int count = count(bucket);
    if (count == 0 || !Posting.isShort(posting)) {
      return false;
    }
    int begin = offsets[bucket];
    int direction = Posting.direction(posting);
    int records = begin + directions(count);
    int from = behind(begin, direction) - direction;
    int to = behind(begin, direction + 1) - direction - 1;
    for (int i = from; i < to; i++) {
      int at = records + RECORD * i;
      if (((int) WORD.get(bytes, at) & NOBODY) == posting >>> 8) {
        Arrays.fill(bytes, at, at + RECORD, (byte) NOBODY);
        return true;
      }
    }
    return false;
  }
}
