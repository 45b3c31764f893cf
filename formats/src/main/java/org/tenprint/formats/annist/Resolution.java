package org.tenprint.formats.annist;

/** Pixels an inch from the standard's other units. */
final class Resolution {
  private Resolution() {}

  static int fromPerMillimetre(double perMillimetre) {
    return snap(perMillimetre * 25.4);
  }

  static int fromPerCentimetre(double perCentimetre) {
    return snap(perCentimetre * 2.54);
  }

  /** The standard's tolerance: within 1 % of 500 or 1000 it is 500 or 1000. */
  private static int snap(double ppi) {
    if (Math.abs(ppi - 500) <= 5) {
      return 500;
    }
    if (Math.abs(ppi - 1000) <= 10) {
      return 1000;
    }
    return (int) Math.round(ppi);
  }
}
