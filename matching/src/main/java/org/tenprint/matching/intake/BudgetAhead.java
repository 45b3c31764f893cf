package org.tenprint.matching.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * What a print costs that is extracted before its turn: nothing is taken off the booking's budget
 * until then. It says no where the booking's would say no for certain, since what is left there
 * only becomes less, and where more would be done on credit than is allowed: then it does not say
 * what the booking's would. One thread spends, and then another settles.
 */
final class BudgetAhead implements Budget {
  private final ExtractionBudget booking;
  private final CreditLimit limit;
  private final List<Double> asked = new ArrayList<>();
  private double spent;

  /**
   * @param limit of all prints of the booking together
   */
  BudgetAhead(ExtractionBudget booking, CreditLimit limit) {
    this.booking = booking;
    this.limit = limit;
  }

  @Override
  public boolean spend(double nominalMillis) {
    asked.add(nominalMillis);
    spent += nominalMillis;
    return spent <= booking.left() && limit.take(nominalMillis);
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

  /** Asks the booking's budget for the same, up to what it does not have, and pays that. */
  void settle() {
    boolean more = true;
    for (int i = 0; i < asked.size() && more; i++) {
      more = booking.spend(asked.get(i));
      if (more) {
        limit.pay(asked.get(i));
      }
    }
  }
}
