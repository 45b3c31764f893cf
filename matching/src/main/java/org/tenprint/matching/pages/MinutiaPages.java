package org.tenprint.matching.pages;

/**
 * The pages of one store, {@value #PAGE} words each. One writer; readers may copy at any time, and
 * ask their slot afterwards whether the record was still there: what they got of one that changed
 * meanwhile is anything.
 */
public interface MinutiaPages {
  /** Words of a page. */
  int PAGE = 1 << 16;

  /** How many pages there are. */
  int count();

  /**
   * Adds a blank one.
   *
   * @throws MinutiaeLost if it cannot be had: there are as many as before
   */
  void add();

  /** Words of a page that a record of so many words takes. */
  int taken(int length);

  /**
   * Writes a record.
   *
   * @throws MinutiaeLost if it cannot be written
   */
  void write(int page, int offset, int[] words, int length);

  /**
   * Copies a record into {@code out}.
   *
   * @param page any number: of none that there is nothing is copied
   * @param length no more than is left of the page is copied
   * @return false if that is not what was written: it changes meanwhile, or is damaged
   * @throws MinutiaeLost if the room is closed, or the disk gives nothing back
   */
  boolean copy(int page, int offset, int[] out, int length);

  /**
   * Overwrites words with zeros.
   *
   * @throws MinutiaeLost if they cannot be written
   */
  void blank(int page, int offset, int words);

  /** True when all these words are zero. */
  boolean isBlank(int page, int offset, int words);

  /** Bytes outside the heap. */
  long fileBytes();

  /**
   * Gives the pages back; those of a file are overwritten before. Nobody may read or write them any
   * more.
   */
  void giveBack();

  /** Bytes of the pages, wherever they are. */
  default long bytes() {
    return 4L * PAGE * count();
  }
}
