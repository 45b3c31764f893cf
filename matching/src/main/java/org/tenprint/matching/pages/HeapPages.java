package org.tenprint.matching.pages;

import java.util.Arrays;

/**
 * Pages that are arrays: each of the first {@value #TOGETHER} its own, so that few people take
 * little, and of the others as many together in one. G1 lays such an array straight among what is
 * old, where it lies alone in whole regions, and never moves it: one fewer than a power of two
 * leaves room for its header.
 */
final class HeapPages implements MinutiaPages {
  /** Just under 8 MiB: half a region and more up to regions of 8, heaps of some 16 GiB. */
  static final int TOGETHER = 31;

  /** The array that a page is in. */
  private volatile int[][] pages = new int[0][];

  /** Where in its array a page begins. */
  private static int begin(int page) {
    return page < TOGETHER ? 0 : page % TOGETHER * PAGE;
  }

  @Override
  public int count() {
    return pages.length;
  }

  @Override
  public void add() {
    int[][] more = Arrays.copyOf(pages, pages.length + 1);
    int page = pages.length;
    more[page] =
        page < TOGETHER
            ? new int[PAGE]
            : page % TOGETHER > 0 ? pages[page - 1] : new int[TOGETHER * PAGE];
    pages = more;
  }

  @Override
  public int taken(int length) {
    return length;
  }

  @Override
  public void write(int page, int offset, int[] words, int length) {
    System.arraycopy(words, 0, pages[page], begin(page) + offset, length);
  }

  @Override
  public boolean copy(int page, int offset, int[] out, int length) {
    int[][] now = pages;
    if (page >= now.length) {
      return false;
    }
    int there = Math.min(length, PAGE - offset);
    System.arraycopy(now[page], begin(page) + offset, out, 0, there);
    return there == length;
  }

  @Override
  public void blank(int page, int offset, int words) {
    int from = begin(page) + offset;
    Arrays.fill(pages[page], from, from + words, 0);
  }

  @Override
  public boolean isBlank(int page, int offset, int words) {
    int from = begin(page) + offset;
    return Arrays.stream(pages[page], from, from + words).allMatch(word -> word == 0);
  }

  @Override
  public long bytes() {
    int count = pages.length;
    int arrays = (count + TOGETHER - 1) / TOGETHER;
    return 4L * PAGE * (count <= TOGETHER ? count : TOGETHER * arrays);
  }

  @Override
  public long fileBytes() {
    return 0;
  }

  @Override
  public void giveBack() {
    pages = new int[0][];
  }
}
