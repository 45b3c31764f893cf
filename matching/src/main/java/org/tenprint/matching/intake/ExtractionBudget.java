package org.tenprint.matching.intake;

/**
 * What the extraction of one booking's prints may cost. It is counted in nominal milliseconds, from
 * sizes that the prints alone decide (pixels, ends of ridges, minutiae), never from a clock: the
 * same prints have the same outcome in every replay, on every machine. What a stage will cost is
 * taken off before it is run. Measured on a busy core of 2026, a nominal millisecond is 0.4 to 1 ms
 * of CPU. For one booking and one thread, which spends; others may see what is left.
 */
public final class ExtractionBudget implements Budget {
  /**
   * Nominal milliseconds of a booking: three times what a card of ten rolled fingers of 2.2 inches
   * a side costs.
   */
  public static final int BOOKING = 10_000;

  private volatile double left = BOOKING;

  /** All that a booking may cost, none of it spent. */
  public ExtractionBudget() {}

  @Override
  public boolean spend(double nominalMillis) {
    double now = left;
    if (nominalMillis > now) {
      return false;
    }
    left = now - nominalMillis;
    return true;
  }

  /** Nominal milliseconds that are left: never more than before. */
  double left() {
    return left;
  }

  /** Nominal milliseconds spent so far, rounded up. */
  public int spent() {
    return (int) Math.ceil(BOOKING - left);
  }
}
