package org.tenprint.matching.index;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/**
 * The inverted index of one finger position: code to postings. Cost of a look-up: two or three
 * cache misses and a word a posting. One writer, any readers.
 */
final class FingerIndex {
  static final int MOST_PAGES = 64;

  private final int pageBits;
  private final AtomicReferenceArray<PostingPage> pages;

  FingerIndex(int bits) {
    int pageCount = Math.min(MOST_PAGES, 1 << bits);
    this.pageBits = bits - Integer.numberOfTrailingZeros(pageCount);
    this.pages = new AtomicReferenceArray<>(pageCount);
    for (int i = 0; i < pageCount; i++) {
      pages.set(i, new PostingPage(1 << pageBits));
    }
  }

  int pages() {
    return pages.length();
  }

  int bucketsPerPage() {
    return 1 << pageBits;
  }

  PostingPage page(int number) {
    return pages.get(number);
  }

  void replace(int number, PostingPage page) {
    pages.set(number, page);
  }

  void add(int code, int posting) {
    int number = code >>> pageBits;
    PostingPage page = pages.get(number);
    page.add(code & (1 << pageBits) - 1, posting);
    if (page.isDue()) {
      pages.set(number, page.merged());
    }
  }

  boolean remove(int code, int posting) {
    return pages.get(code >>> pageBits).remove(code & (1 << pageBits) - 1, posting);
  }

  /** Merges every delta. */
  void compact() {
    for (int i = 0; i < pages.length(); i++) {
      if (pages.get(i).hasDelta()) {
        pages.set(i, pages.get(i).merged());
      }
    }
  }

  long bytes() {
    long bytes = 0;
    for (int i = 0; i < pages.length(); i++) {
      bytes += pages.get(i).bytes();
    }
    return bytes;
  }

  /**
   * Counts a vote for every posting of a bucket whose direction agrees, and logs the posting; does
   * nothing where the log has no room for a bucket ({@link Votes#isFull}).
   *
   * @param code bucket
   * @param direction the probe minutia's, 1/256 of a turn
   */
  void vote(int code, int direction, Gate gate, Votes votes) {
    PostingPage page = pages.get(code >>> pageBits);
    int bucket = code & (1 << pageBits) - 1;
    int shift = gate.shift(direction);
    int span = gate.span();
    int[] base = page.base();
    int from = page.offsets()[bucket];
    int to = page.offsets()[bucket + 1];
    if (!votes.reserve(to - from)) {
      return;
    }
    byte[] counts = votes.counts;
    int[] log = votes.log;
    int logged = votes.logged;
    // each is written, and the next over it where it does not agree: no branch is guessed wrong
    for (int i = from; i < to; i++) {
      int posting = base[i];
      log[logged] = posting;
      logged += (posting + shift & 31) - span - 1 >>> 31;
    }
    for (int i = votes.logged; i < logged; i++) {
      int slot = log[i] >>> 12;
      byte count = counts[slot];
      counts[slot] = (byte) (count + (count == Votes.MOST ? 0 : 1));
    }
    votes.logged = logged;
    for (int link = page.head(bucket); link != 0; link = page.next(link)) {
      int posting = page.at(link);
      if ((posting + shift & 31) <= span) {
        if (!votes.reserve(1)) {
          return;
        }
        byte count = counts[posting >>> 12];
        counts[posting >>> 12] = (byte) (count + (count == Votes.MOST ? 0 : 1));
        votes.log[votes.logged++] = posting;
      }
    }
  }

  /**
   * Reads where a bucket begins, so that it is in the cache when it is looked into: of several
   * buckets, one after the other, the processor waits for all at once.
   *
   * @return anything
   */
  int ahead(int code) {
    PostingPage page = pages.get(code >>> pageBits);
    int from = page.offsets()[code & (1 << pageBits) - 1];
    int[] base = page.base();
    return from < base.length ? base[from] : 0;
  }

  /** Gives out every posting of a bucket whose direction agrees. */
  void each(int code, int direction, Gate gate, IntConsumer to) {
    PostingPage page = pages.get(code >>> pageBits);
    int bucket = code & (1 << pageBits) - 1;
    int shift = gate.shift(direction);
    int span = gate.span();
    int[] base = page.base();
    for (int i = page.offsets()[bucket]; i < page.offsets()[bucket + 1]; i++) {
      if ((base[i] + shift & 31) <= span) {
        to.accept(base[i]);
      }
    }
    for (int link = page.head(bucket); link != 0; link = page.next(link)) {
      int posting = page.at(link);
      if ((posting + shift & 31) <= span) {
        to.accept(posting);
      }
    }
  }
}
