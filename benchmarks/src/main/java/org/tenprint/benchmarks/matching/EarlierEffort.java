package org.tenprint.benchmarks.matching;

import org.tenprint.matching.SequenceCorrection;
import org.tenprint.matching.index.Effort;

/** How hard {@code two-stage-7} searched: to measure the effort of today beside it. */
final class EarlierEffort {
  private static final Effort MANY = new Effort(6_500, 128, 8, 3, 32, 2, 12, 2);
  private static final Effort FEW = new Effort(20_000, 256, 8, 2, 48, 2, 12, 2);
  private static final Effort ASSUMED_MANY = new Effort(3_250, 64, 8, 3, 8, 2, 18, 3);
  private static final Effort ASSUMED_FEW = new Effort(20_000, 256, 8, 2, 24, 2, 18, 3);
  private static final int MANY_FINGERS = 7;

  private EarlierEffort() {}

  static Effort of(SequenceCorrection correction, int fingers) {
    boolean many = fingers >= MANY_FINGERS;
    if (correction == SequenceCorrection.NONE) {
      return many ? MANY : FEW;
    }
    return many ? ASSUMED_MANY : ASSUMED_FEW;
  }
}
