package org.tenprint.matching.intake;

import java.util.Arrays;
import org.tenprint.matching.prints.FingerTemplate;

/**
 * What is left of a minutiae record without what no finger has. Ridges lie nine pixels apart, so
 * two minutiae of one direction within two are one that was written twice, or a buffer that was
 * never filled; and everything that looks for a print by its minutiae takes each for another. Of
 * such ones the first stays. And there is no finger whose ridges all end in one direction: a record
 * that says so does not say the directions. Cost: 10 μs.
 */
final class DistinctMinutiae {
  /** Pixels at 500 ppi. No record of FVC2002 has two such minutiae. */
  static final int NEAR = 2;

  /** Directions that are one, 1/256 of a turn: 6 degrees. */
  static final int ALIKE = 4;

  /**
   * Of so many tenths of the minutiae one direction is no finger's: of 240 FVC2002 records that
   * with the most has four tenths.
   */
  private static final int ONE_DIRECTION = 9;

  private DistinctMinutiae() {}

  /**
   * The print without repetitions, in its order; one that has none is itself.
   *
   * @throws PrintRefused {@link ExtractionRefusal#TOO_FEW_MINUTIAE} where too few are left, {@link
   *     ExtractionRefusal#UNDECODABLE} where the directions are not stated
   */
  static FingerTemplate of(FingerTemplate print) throws PrintRefused {
    int[] kept = new int[print.size()];
    int[] indexes = new int[print.size()];
    int count = 0;
    for (int i = 0; i < print.size(); i++) {
      boolean repeated = false;
      for (int j = 0; j < count && !repeated; j++) {
        repeated = isOne(print, i, indexes[j]);
      }
      if (!repeated) {
        indexes[count] = i;
        kept[count++] = print.packed(i);
      }
    }
    if (count < FingerTemplate.MIN_MINUTIAE) {
      throw new PrintRefused(ExtractionRefusal.TOO_FEW_MINUTIAE);
    }
    if (10 * mostOfOneDirection(print, indexes, count) > ONE_DIRECTION * count) {
      throw new PrintRefused(ExtractionRefusal.UNDECODABLE);
    }
    return count == print.size()
        ? print
        : FingerTemplate.of(
            print.width(),
            print.height(),
            PrintQuality.ofMinutiae(count),
            Arrays.copyOf(kept, count));
  }

  private static int mostOfOneDirection(FingerTemplate print, int[] indexes, int count) {
    int most = 0;
    for (int i = 0; i < count; i++) {
      int alike = 0;
      for (int j = 0; j < count; j++) {
        int apart = apart(print.direction(indexes[i]), print.direction(indexes[j]));
        alike += apart <= ALIKE ? 1 : 0;
      }
      most = Math.max(most, alike);
    }
    return most;
  }

  private static boolean isOne(FingerTemplate print, int one, int other) {
    int dx = print.x(one) - print.x(other);
    int dy = print.y(one) - print.y(other);
    return dx * dx + dy * dy <= NEAR * NEAR
        && apart(print.direction(one), print.direction(other)) <= ALIKE;
  }

  /** 1/256 of a turn between two directions, the shorter way. */
  private static int apart(int one, int other) {
    int apart = one - other & 0xff;
    return Math.min(apart, 256 - apart);
  }
}
