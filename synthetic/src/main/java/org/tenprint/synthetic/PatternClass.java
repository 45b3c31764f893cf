package org.tenprint.synthetic;

/**
 * Galton-Henry classes. Shares among fingers (Wilson, Candela, Watson 1994): left loop 33.8 %,
 * right loop 31.7 %, whorl 27.9 %, arch 3.7 %, tented arch 2.9 %.
 */
public enum PatternClass {
  ARCH,
  TENTED_ARCH,
  /** Ridges enter and leave at the image's left. */
  LEFT_LOOP,
  /** Ridges enter and leave at the image's right. */
  RIGHT_LOOP,
  WHORL;

  private static final double ARCHES = 0.037;
  private static final double TENTED = 0.029;
  private static final double WHORLS = 0.279;

  /** Most loops open towards the little finger; on index fingers a third do not. */
  private static final double ULNAR = 0.94;

  private static final double ULNAR_INDEX = 0.65;

  /** Throws a class for the finger at a position from 1 (right thumb) to 10 (left little). */
  static PatternClass draw(int position, Dice dice) {
    double share = dice.uniform();
    if (share < ARCHES) {
      return ARCH;
    }
    if (share < ARCHES + TENTED) {
      return TENTED_ARCH;
    }
    if (share < ARCHES + TENTED + WHORLS) {
      return WHORL;
    }
    boolean index = position == 2 || position == 7;
    boolean ulnar = dice.uniform() < (index ? ULNAR_INDEX : ULNAR);
    boolean rightHand = position <= 5;
    return ulnar == rightHand ? RIGHT_LOOP : LEFT_LOOP;
  }
}
