package org.tenprint.matching.intake;

/**
 * What the extraction of one booking's prints may cost. It is counted in nominal milliseconds, from
 * sizes that the prints alone decide (pixels, ends of ridges, minutiae), never from a clock: the
 * same prints have the same outcome in every replay, on every machine. What a stage will cost is
 * taken off before it is run. Measured on a busy core of 2026, a nominal millisecond is 0.4 to 1 ms
 * of CPU. For one booking and one thread.
 */
public final class ExtractionBudget {
  /**
   * Nominal milliseconds of a booking: three times what a card of ten rolled fingers of 2.2 inches
   * a side costs.
   */
  public static final int BOOKING = 10_000;

  private double left = BOOKING;

  /** All that a booking may cost, none of it spent. */
  public ExtractionBudget() {}

  /** Takes off what comes next, or nothing and says false where less is left. */
  boolean spend(double nominalMillis) {
    if (nominalMillis > left) {
      return false;
    }
    left -= nominalMillis;
    return true;
  }

  /** Nominal milliseconds spent so far, rounded up. */
  public int spent() {
    return (int) Math.ceil(BOOKING - left);
  }
}
