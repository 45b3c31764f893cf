package org.tenprint.matching.pages;

/** A room in the heap whose disk, so to say, fails now and then. */
public final class FailingRoom implements MinutiaRoom {
  private int left = Integer.MAX_VALUE;

  private boolean broken;

  /** From now on nothing more is taken, and nothing is overwritten. */
  public void fail() {
    failAfter(0);
    broken = true;
  }

  /** From now on so many writings are taken, pages and records, and no more. */
  public void failAfter(int writings) {
    left = writings;
  }

  /** From now on everything is. */
  public void mend() {
    left = Integer.MAX_VALUE;
    broken = false;
  }

  private void write() {
    if (left == 0) {
      throw new MinutiaeLost("nothing more is taken");
    }
    left -= left == Integer.MAX_VALUE ? 0 : 1;
  }

  @Override
  public MinutiaPages pages() {
    MinutiaPages heap = MinutiaRoom.heap().pages();
    return new MinutiaPages() {
      @Override
      public int count() {
        return heap.count();
      }

      @Override
      public void add() {
        FailingRoom.this.write();
        heap.add();
      }

      @Override
      public int taken(int length) {
        return heap.taken(length);
      }

      @Override
      public void write(int page, int offset, int[] words, int length) {
        FailingRoom.this.write();
        heap.write(page, offset, words, length);
      }

      @Override
      public boolean copy(int page, int offset, int[] out, int length) {
        return heap.copy(page, offset, out, length);
      }

      @Override
      public void blank(int page, int offset, int words) {
        if (broken) {
          throw new MinutiaeLost("nothing is overwritten");
        }
        heap.blank(page, offset, words);
      }

      @Override
      public boolean isBlank(int page, int offset, int words) {
        return heap.isBlank(page, offset, words);
      }

      @Override
      public long fileBytes() {
        return heap.fileBytes();
      }

      @Override
      public void giveBack() {
        heap.giveBack();
      }
    };
  }

  @Override
  public void close() {
    // the heap's
  }
}
