package org.tenprint.matching.index;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/**
 * The inverted index of one finger position: code to postings. Cost of a look-up: two or three
 * cache misses and three bytes a posting that agrees. One writer, any readers.
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
    PostingPage page = pageOf(code);
    page.add(bucket(code), posting);
    if (page.isDue()) {
      pages.set(code >>> pageBits, page.merged());
    }
  }

  boolean remove(int code, int posting) {
    return pageOf(code).remove(bucket(code), posting);
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

  /** The page that a bucket is in. */
  PostingPage pageOf(int code) {
    return pages.get(code >>> pageBits);
  }

  /** The bucket's number in its page. */
  int bucket(int code) {
    return code & (1 << pageBits) - 1;
  }

  /** Gives out every posting of a bucket whose direction agrees. */
  void each(int code, int direction, Gate gate, IntConsumer to) {
    int shift = gate.shift(direction);
    int span = gate.span();
    pageOf(code)
        .each(
            bucket(code),
            posting -> {
              if ((posting + shift & 31) <= span) {
                to.accept(posting);
              }
            });
  }
}
