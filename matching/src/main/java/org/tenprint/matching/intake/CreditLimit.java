package org.tenprint.matching.intake;

/**
 * What of a booking may be extracted before its turn and not be paid for: what is not yet paid, or
 * never will be, since the booking's budget had no room for it. Safe for any number of threads.
 */
final class CreditLimit {
  private final double most;
  private double unpaid;

  /**
   * @param most nominal milliseconds
   */
  CreditLimit(double most) {
    this.most = most;
  }

  /** Takes so much on credit, or nothing and says false where that is more than is allowed. */
  synchronized boolean take(double nominalMillis) {
    if (unpaid + nominalMillis > most) {
      return false;
    }
    unpaid += nominalMillis;
    return true;
  }

  /** So much of it the booking's budget was asked for, and had. */
  synchronized void pay(double nominalMillis) {
    unpaid -= nominalMillis;
  }
}
