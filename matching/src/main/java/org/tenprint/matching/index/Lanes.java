package org.tenprint.matching.index;

/** Subjects are dealt to {@value #COUNT} lanes by a hash of their id; a shard holds whole lanes. */
public final class Lanes {
  /** Lanes; also the most shards there can be. */
  public static final int COUNT = 8;

  private Lanes() {}

  /** Lane of a subject, 0 to 7; the same everywhere and for ever. */
  public static int of(String subjectId) {
    return of(SlotTable.hash(subjectId));
  }

  static int of(int hash) {
    return hash & COUNT - 1;
  }
}
