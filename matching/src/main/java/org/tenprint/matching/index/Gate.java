package org.tenprint.matching.index;

/**
 * How far a probe's minutia may lie turned against an enrolled one for a vote. The two overlap, so
 * that a print turned by any angle has all its votes in one of them, but for a few near the bounds.
 */
public enum Gate {
  /** Within 56 degrees to either side: the rotation between impressions. */
  UPRIGHT(5, 10),
  /** By more than 34 degrees: prints taken or scanned from another side. */
  TURNED(-4, 24);

  private final int shift;
  private final int span;

  Gate(int shift, int span) {
    this.shift = shift;
    this.span = span;
  }

  /**
   * What to add to a posting of an allowed direction for 0 to {@link #span} in its low five bits.
   */
  int shift(int direction) {
    return shift - Posting.step(direction);
  }

  /** The first of the directions that it lets pass, in 1/32 of a turn; {@link #span} follow it. */
  int first(int direction) {
    return -shift(direction) & Posting.STEPS - 1;
  }

  int span() {
    return span;
  }

  /** The share of all directions that it lets pass. */
  double share() {
    return (span + 1) / 32.0;
  }
}
