package org.tenprint.matching.pages;

import java.util.Arrays;

/** Pages that are arrays. */
final class HeapPages implements MinutiaPages {
  private volatile int[][] pages = new int[0][];

  @Override
  public int count() {
    return pages.length;
  }

  @Override
  public void add() {
    int[][] more = Arrays.copyOf(pages, pages.length + 1);
    more[pages.length] = new int[PAGE];
    pages = more;
  }

  @Override
  public int taken(int length) {
    return length;
  }

  @Override
  public void write(int page, int offset, int[] words, int length) {
    System.arraycopy(words, 0, pages[page], offset, length);
  }

  @Override
  public boolean copy(int page, int offset, int[] out, int length) {
    int[][] now = pages;
    if (page >= now.length) {
      return false;
    }
    int there = Math.min(length, PAGE - offset);
    System.arraycopy(now[page], offset, out, 0, there);
    return there == length;
  }

  @Override
  public void blank(int page, int offset, int words) {
    Arrays.fill(pages[page], offset, offset + words, 0);
  }

  @Override
  public boolean isBlank(int page, int offset, int words) {
    return Arrays.stream(pages[page], offset, offset + words).allMatch(word -> word == 0);
  }

  @Override
  public long mappedBytes() {
    return 0;
  }

  @Override
  public void giveBack() {
    pages = new int[0][];
  }
}
