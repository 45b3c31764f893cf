package org.tenprint.matching.index;

/**
 * How well a candidate's finger lies on the probe's, given a pair of minutiae that may be the same
 * one: the candidate is turned and shifted so that the pair coincides, and its minutiae that find a
 * partner (near, alike in direction; the farther from the pair, the more is allowed, for skin
 * stretches) are counted. The count is weighed against chance as a Poisson variable. Cost: 0.4 µs a
 * pair. Not thread-safe.
 */
final class Alignment {
  private static final float NEAR = 7;
  private static final float STRETCH = 0.055f;
  private static final float MOST = 17;
  private static final int ANGLE = 20;
  private static final double CHANCE_AREA = Math.PI * 12 * 12 * (2 * ANGLE + 1) / 256;

  private int pairs;
  private final int[] probeSide = new int[256];
  private final int[] candidateSide = new int[256];
  private long usedLow;
  private long usedHigh;

  /** Minutiae paired last. */
  int pairs() {
    return pairs;
  }

  int probeSide(int pair) {
    return probeSide[pair];
  }

  int candidateSide(int pair) {
    return candidateSide[pair];
  }

  /**
   * Aligns on a pair.
   *
   * @param record candidate's record
   * @param from offset of the finger's first minutia
   * @param count the finger's minutiae
   * @return evidence against chance in nats, 0 or more
   */
  double align(
      ProbeFinger probe, int probeIndex, int[] record, int from, int count, int candidateIndex) {
    int anchor = record[from + candidateIndex];
    int ax = anchor & 0x7ff;
    int ay = anchor >>> 11 & 0x7ff;
    int turn = probe.direction[probeIndex] - (anchor >>> 22) & 0xff;
    float cos = Surroundings.cos(turn);
    float sin = Surroundings.sin(turn);
    float ox = probe.x[probeIndex];
    float oy = probe.y[probeIndex];
    usedLow = 0;
    usedHigh = 0;
    pairs = 0;
    int within = 0;
    for (int j = 0; j < count; j++) {
      int word = record[from + j];
      int dx = (word & 0x7ff) - ax;
      int dy = (word >>> 11 & 0x7ff) - ay;
      float px = ox + cos * dx + sin * dy;
      float py = oy - sin * dx + cos * dy;
      int cell = probe.cell(px, py);
      if (cell >= 0) {
        within++;
        float reach = Math.min(MOST, NEAR + STRETCH * (Math.abs(dx) + Math.abs(dy)) * 0.8f);
        int direction = (word >>> 22) + turn;
        if (!pair(probe, probe.nearest(cell), px, py, reach, direction, j)) {
          pair(probe, probe.secondNearest(cell), px, py, reach, direction, j);
        }
      }
    }
    return significance(pairs - 1, within * probe.density * CHANCE_AREA + 0.2);
  }

  private boolean pair(
      ProbeFinger probe,
      int index,
      float px,
      float py,
      float reach,
      int direction,
      int candidateIndex) {
    if (index < 0) {
      return false;
    }
    float dx = probe.x[index] - px;
    float dy = probe.y[index] - py;
    int off = (byte) (probe.direction[index] - direction);
    if (dx * dx + dy * dy > reach * reach || off > ANGLE || off < -ANGLE) {
      return false;
    }
    long bit = 1L << index;
    if (index < 64 ? (usedLow & bit) != 0 : (usedHigh & bit) != 0) {
      return false;
    }
    if (index < 64) {
      usedLow |= bit;
    } else {
      usedHigh |= bit;
    }
    probeSide[pairs] = index;
    candidateSide[pairs++] = candidateIndex;
    return true;
  }

  private static double significance(int found, double chance) {
    return found <= chance ? 0 : found * Math.log(found / chance) - found + chance;
  }
}
