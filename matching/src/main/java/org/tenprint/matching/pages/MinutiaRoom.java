package org.tenprint.matching.pages;

/** Where galleries keep their minutiae; which of them it is changes no answer. */
public interface MinutiaRoom extends AutoCloseable {
  /** Pages for a store of its own, none yet. */
  MinutiaPages pages();

  /** From now on nothing is kept here, and what was kept is gone. */
  @Override
  void close();

  /** The heap of this process, which is never closed. */
  static MinutiaRoom heap() {
    return new MinutiaRoom() {
      @Override
      public MinutiaPages pages() {
        return new HeapPages();
      }

      @Override
      public void close() {
        // what nobody refers to is gone
      }
    };
  }
}
