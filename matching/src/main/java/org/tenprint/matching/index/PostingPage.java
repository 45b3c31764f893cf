package org.tenprint.matching.index;

import java.util.Arrays;

/**
 * A run of buckets of one finger's index. The <em>base</em> holds most postings, bucket after
 * bucket, without gaps ({@code offsets}); the <em>delta</em> holds what came since, chained by
 * bucket in order of arrival. When the delta outgrows its share a new page is merged from both and
 * takes this one's place; readers of the old one finish with it.
 *
 * <p>Reading needs no lock: a posting is written before the chain link that leads to it, link 0
 * ends a chain, and words are never torn. Removal overwrites the word in place.
 */
final class PostingPage {
  private static final int FIRST_DELTA = 16;

  private final int buckets;
  private final int[] offsets;
  private final int[] base;
  private int[] heads;
  private int[] links;
  private int[] delta;
  private int deltaCount;

  /** An empty page. */
  PostingPage(int buckets) {
    this(buckets, new int[buckets + 1], new int[0]);
  }

  PostingPage(int buckets, int[] offsets, int[] base) {
    this.buckets = buckets;
    this.offsets = offsets;
    this.base = base;
  }

  int[] offsets() {
    return offsets;
  }

  int[] base() {
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

  boolean hasDelta() {
    return deltaCount > 0;
  }

  /** Bytes of the arrays. */
  long bytes() {
    long words = offsets.length + (long) base.length;
    return 4 * (heads == null ? words : words + heads.length + links.length + delta.length);
  }

  /** True when the delta has outgrown its share of the page: one eighth, and a bucket's worth. */
  boolean isDue() {
    return deltaCount > Math.max(buckets / 2, base.length / 8);
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

  /** Overwrites the posting; false when the bucket has no such one. */
  boolean remove(int bucket, int posting) {
    for (int i = offsets[bucket]; i < offsets[bucket + 1]; i++) {
      if (base[i] == posting) {
        base[i] = Posting.REMOVED;
        return true;
      }
    }
    for (int link = head(bucket); link != 0; link = next(link)) {
      if (delta[link - 1] == posting) {
        delta[link - 1] = Posting.REMOVED;
        return true;
      }
    }
    return false;
  }

  /** A page of the same postings, removed ones left out, without a delta. */
  PostingPage merged() {
    int[] mergedOffsets = new int[buckets + 1];
    int[] merged = new int[base.length + deltaCount];
    int n = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      mergedOffsets[bucket] = n;
      for (int i = offsets[bucket]; i < offsets[bucket + 1]; i++) {
        if (base[i] != Posting.REMOVED) {
          merged[n++] = base[i];
        }
      }
      for (int link = head(bucket); link != 0; link = next(link)) {
        if (delta[link - 1] != Posting.REMOVED) {
          merged[n++] = delta[link - 1];
        }
      }
    }
    mergedOffsets[buckets] = n;
    return new PostingPage(
        buckets, mergedOffsets, n == merged.length ? merged : Arrays.copyOf(merged, n));
  }
}
