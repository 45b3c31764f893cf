package org.tenprint.matching.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * What a print costs that is extracted before its turn: nothing is taken off the booking's budget
 * until then. It says no only where the booking's would say no for certain: what is left there only
 * becomes less. One thread spends, and then another settles.
 */
final class BudgetAhead implements Budget {
  private final ExtractionBudget booking;
  private final List<Double> asked = new ArrayList<>();
  private double spent;

  BudgetAhead(ExtractionBudget booking) {
    this.booking = booking;
  }

  @Override
  public boolean spend(double nominalMillis) {
    asked.add(nominalMillis);
    spent += nominalMillis;
    return spent <= booking.left();
  }

  /** Whether all that was asked for is left in the booking's budget, asked for in that order. */
  boolean fits() {
    double left = booking.left();
    for (double each : asked) {
      if (each > left) {
        return false;
      }
      left -= each;
    }
    return true;
  }

  /** Asks the booking's budget for the same, up to what it does not have. */
  void settle() {
    boolean more = true;
    for (int i = 0; i < asked.size() && more; i++) {
      more = booking.spend(asked.get(i));
    }
  }
}
