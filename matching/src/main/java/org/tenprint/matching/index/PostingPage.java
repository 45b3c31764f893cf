package org.tenprint.matching.index;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A run of buckets of one finger's index. The <em>base</em> holds most postings, packed; the
 * <em>delta</em> holds what came since, chained by bucket in order of arrival, and for good the few
 * that are too long for the base ({@link Posting#isShort}). When the delta outgrows its share a new
 * page is merged from both and takes this one's place; readers of the old one finish with it.
 *
 * <p>Reading needs no lock: a posting is written before the chain link that leads to it, link 0
 * ends a chain, and words of the delta are never torn. Removal overwrites in place.
 */
final class PostingPage {
  private static final int FIRST_DELTA = 16;

  private final int buckets;
  private final PackedBuckets base;
  private int[] heads;
  private int[] links;
  private int[] delta;
  private int deltaCount;

  /** The first of the delta, which stay there. */
  private int kept;

  /** Whether one of the base was overwritten. */
  private boolean removed;

  /** An empty page. */
  PostingPage(int buckets) {
    this(buckets, PackedBuckets.empty(buckets));
  }

  PostingPage(int buckets, PackedBuckets base) {
    this.buckets = buckets;
    this.base = base;
  }

  PackedBuckets base() {
    return base;
  }

  /** First delta link of a bucket, 0 when there is none. */
  int head(int bucket) {
    int[] now = heads;
    return now == null ? 0 : now[bucket];
  }

  /** Posting at a delta link. */
  int at(int link) {
    int[] now = delta;
    return link <= now.length ? now[link - 1] : Posting.REMOVED;
  }

  /** Link after a delta link. */
  int next(int link) {
    int[] now = links;
    return link <= now.length ? now[link - 1] : 0;
  }

  /** Whether there is what a merge would bring into the base. */
  boolean hasDelta() {
    return deltaCount > kept;
  }

  /** Postings in the delta. */
  int deltaCount() {
    return deltaCount;
  }

  /** Bytes of the arrays. */
  long bytes() {
    long bytes = 4L * base.offsets().length + base.bytes().length;
    return heads == null ? bytes : bytes + 4L * (heads.length + links.length + delta.length);
  }

  /**
   * True when the delta has outgrown its share of the page: one eighth of the base, or of what
   * stays in the delta, since a merge walks both, and a bucket's worth.
   */
  boolean isDue() {
    return deltaCount - kept > Math.max(buckets / 2, Math.max(base.used() / 25, kept / 8));
  }

  void add(int bucket, int posting) {
    if (heads == null) {
      links = new int[FIRST_DELTA];
      delta = new int[FIRST_DELTA];
      heads = new int[buckets];
    }
    if (deltaCount == delta.length) {
      delta = Arrays.copyOf(delta, 2 * deltaCount);
      links = Arrays.copyOf(links, 2 * deltaCount);
    }
    delta[deltaCount] = posting;
    links[deltaCount] = heads[bucket];
    heads[bucket] = ++deltaCount;
  }

  /** The base is another process's: some of it may be removed. */
  void beRestored() {
    removed = true;
    keepDelta();
  }

  /** What came last to the delta is there for good. */
  private void keepDelta() {
    kept = deltaCount;
  }

  /** Overwrites the posting; false when the bucket has no such one. */
  boolean remove(int bucket, int posting) {
    if (base.remove(bucket, posting)) {
      removed = true;
      return true;
    }
    for (int link = head(bucket); link != 0; link = next(link)) {
      if (delta[link - 1] == posting) {
        delta[link - 1] = Posting.REMOVED;
        return true;
      }
    }
    return false;
  }

  /** Gives out every posting of a bucket but the removed. */
  void each(int bucket, IntConsumer to) {
    base.each(bucket, to);
    for (int link = head(bucket); link != 0; link = next(link)) {
      int posting = at(link);
      if (posting != Posting.REMOVED) {
        to.accept(posting);
      }
    }
  }

  /** A page of the same postings, removed ones left out, with no delta but what stays there. */
  PostingPage merged() {
    int most = deltaCount;
    int mostOfOne = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      most += base.count(bucket);
      mostOfOne = Math.max(mostOfOne, base.count(bucket));
    }
    PackedBucketsWriter writer = new PackedBucketsWriter(buckets, most);
    int[] words = new int[mostOfOne + deltaCount + 1];
    for (int bucket = 0; bucket < buckets; bucket++) {
      if (removed || head(bucket) != 0) {
        writer.add(words, shortOnes(bucket, words));
      } else {
        writer.add(base, bucket);
      }
    }
    PostingPage merged = new PostingPage(buckets, writer.written());
    for (int bucket = 0; bucket < buckets && deltaCount > 0; bucket++) {
      for (int link = head(bucket); link != 0; link = next(link)) {
        int posting = delta[link - 1];
        if (posting != Posting.REMOVED && !Posting.isShort(posting)) {
          merged.add(bucket, posting);
        }
      }
    }
    merged.keepDelta();
    return merged;
  }

  /** The short postings of a bucket, removed ones left out; how many they are. */
  private int shortOnes(int bucket, int[] to) {
    int read = base.copy(bucket, to);
    int count = 0;
    for (int i = 0; i < read; i++) {
      to[count] = to[i];
      count += PackedBuckets.isSomebodys(to[i]) ? 1 : 0;
    }
    for (int link = head(bucket); link != 0; link = next(link)) {
      int posting = delta[link - 1];
      if (posting != Posting.REMOVED && Posting.isShort(posting)) {
        to[count++] = posting;
      }
    }
    return count;
  }
}
