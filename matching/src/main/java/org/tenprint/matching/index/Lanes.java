package org.tenprint.matching.index;

/**
 * Subjects are dealt to lanes by a hash of their id; a shard holds whole lanes. What a lane
 * proposes hangs on its own subjects alone, and each keeps its own best: so there is a lane for
 * some number of people, and the same lanes wherever answers are to be the same.
 */
public final class Lanes {
  /** Lanes of a gallery of up to a million people, and the fewest there are. */
  public static final int FEWEST = 8;

  /** The most there can be. */
  public static final int MOST = 4096;

  private static final int PEOPLE_A_LANE = (1 << 20) / FEWEST;

  private Lanes() {}

  /** Lanes that suit so many people: one for each 131,072, a power of two, at least 8. */
  public static int forPeople(int expectedSubjects) {
    int lanes = FEWEST;
    while (lanes < MOST && (long) lanes * PEOPLE_A_LANE < expectedSubjects) {
      lanes *= 2;
    }
    return lanes;
  }

  /**
   * The number as it is.
   *
   * @throws IllegalArgumentException if there cannot be so many lanes
   */
  public static int checked(int lanes) {
    if (lanes < FEWEST || lanes > MOST) {
      throw new IllegalArgumentException(
          "tenprint.matching.lanes is " + FEWEST + " to " + MOST + ", not " + lanes);
    }
    return lanes;
  }

  /**
   * Which of so many parts a subject falls to, from 0; the same everywhere and for ever. Parts that
   * divide the lanes are of whole lanes: {@code part = lane mod parts}.
   */
  public static int of(String subjectId, int parts) {
    return of(SlotTable.hash(subjectId), parts);
  }

  static int of(int hash, int parts) {
    return (parts & parts - 1) == 0 ? hash & parts - 1 : Integer.remainderUnsigned(hash, parts);
  }
}
