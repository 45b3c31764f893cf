package org.tenprint.matching.index;

import java.io.IOException;

/**
 * How a {@link PostingPage} lies in a {@link Snapshot}: bytes of its buckets; the offsets; the
 * bytes, filled up to a word; number of postings that stay in the delta; their buckets and words.
 */
final class PageFile {
  /** Words of an empty page beside its offsets. */
  static final int FIXED_WORDS = 2;

  private static final String OUT_OF_RANGE = "the snapshot holds a number out of its range";

  private PageFile() {}

  /** Writes a page that has no delta but what stays there. */
  static void write(Words out, PostingPage page, int buckets) throws IOException {
    PackedBuckets base = page.base();
    out.put(base.used());
    out.put(base.offsets(), base.offsets().length);
    out.put(base.bytes(), base.used());
    int kept = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      for (int link = page.head(bucket); link != 0; link = page.next(link)) {
        kept += page.at(link) == Posting.REMOVED ? 0 : 1;
      }
    }
    out.put(kept);
    for (int bucket = 0; bucket < buckets && kept > 0; bucket++) {
      for (int link = page.head(bucket); link != 0; link = page.next(link)) {
        if (page.at(link) != Posting.REMOVED) {
          out.put(bucket);
          out.put(page.at(link));
        }
      }
    }
  }

  /** Reads one. */
  static PostingPage read(WordsAhead in, int buckets) throws IOException {
    int used = in.get();
    if (used < 0 || used > 4L * in.remaining()) {
      throw new IOException(OUT_OF_RANGE);
    }
    int[] offsets = new int[buckets + 1];
    in.get(offsets, offsets.length);
    for (int bucket = 0; bucket < buckets; bucket++) {
      if (offsets[bucket] < 0 || offsets[bucket] > offsets[bucket + 1]) {
        throw new IOException(OUT_OF_RANGE);
      }
    }
    if (offsets[buckets] != used) {
      throw new IOException(OUT_OF_RANGE);
    }
    byte[] bytes = PackedBuckets.array(used);
    in.get(bytes, used);
    PackedBuckets base = new PackedBuckets(offsets, bytes);
    for (int bucket = 0; bucket < buckets; bucket++) {
      if (!base.isWhole(bucket)) {
        throw new IOException("the snapshot holds postings that cannot be");
      }
    }
    PostingPage page = new PostingPage(buckets, base);
    for (int kept = in.get(); kept != 0; kept--) {
      int bucket = in.get();
      if (kept < 0 || bucket < 0 || bucket >= buckets) {
        throw new IOException(OUT_OF_RANGE);
      }
      page.add(bucket, in.get());
    }
    page.beRestored();
    return page;
  }
}
