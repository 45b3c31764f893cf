package org.tenprint.matching.index;

import org.tenprint.formats.FingerPosition;
import org.tenprint.matching.prints.FingerTemplate;
import org.tenprint.matching.prints.TenPrint;

/** Codes the minutiae of an encounter for the index. Cost: 10 µs a finger. Not thread-safe. */
final class Enroller {
  /** What a minutia without a code has. */
  static final int UNCODED = -1;

  private final Projection projection;
  private final int mask;
  private final Surroundings surroundings = new Surroundings();
  private final float[] projected = new float[Projection.DIMENSIONS];
  private final int[][] codes = new int[FingerPosition.COUNT][Posting.MAX_MINUTIAE];

  /** Whose codes these are, where it is known. */
  private TenPrint coded;

  private int codedCount;

  Enroller(Projection projection, int bits) {
    this.projection = projection;
    this.mask = (1 << bits) - 1;
  }

  /** One that has coded a person. */
  static Enroller having(TenPrint person, Projection projection, int bits) {
    Enroller enroller = new Enroller(projection, bits);
    enroller.codedCount = enroller.code(person);
    enroller.coded = person;
    return enroller;
  }

  /** Codes all fingers, unless it is known to have; returns how many minutiae got a code. */
  int code(TenPrint person) {
    if (person == coded) {
      return codedCount;
    }
    coded = null;
    int count = 0;
    for (var entry : person.fingers().entrySet()) {
      int[] out = codes[entry.getKey().ordinal()];
      FingerTemplate finger = entry.getValue();
      for (int i = 0; i < Math.min(finger.size(), Posting.MAX_MINUTIAE); i++) {
        int neighbours = surroundings.around(finger, i);
        out[i] = UNCODED;
        if (neighbours >= Surroundings.FEWEST_NEIGHBOURS) {
          projection.project(surroundings.rows(), neighbours, projected);
          out[i] = Projection.code(projected) & mask;
          count++;
        }
      }
    }
    return count;
  }

  /** Code of a minutia of the person coded last, or {@link #UNCODED}. */
  int code(FingerPosition position, int minutia) {
    return codes[position.ordinal()][minutia];
  }
}
