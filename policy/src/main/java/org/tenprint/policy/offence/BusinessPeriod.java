package org.tenprint.policy.offence;

/**
 * A length of time of which Saturdays, Sundays and a calendar's holidays are no part.
 *
 * @param number how many of the unit, from 1
 * @param unit of what
 * @param calendar whose holidays: the name of a calendar of the reference data, such as {@code US}
 */
public record BusinessPeriod(int number, Unit unit, String calendar) {
  private static final String CALENDAR = "[A-Z0-9][A-Z0-9-]{0,15}";

  /** What is counted. */
  public enum Unit {
    /** Hours of business days, all twenty-four of each: that the clocks change moves them. */
    HOURS(720),
    /** Whole business days, that on which it begins not counted. */
    DAYS(90);

    private final int most;

    Unit(int most) {
      this.most = most;
    }

    /** No longer period can be said. */
    public int most() {
      return most;
    }
  }

  /** Whether it is within the bounds of its unit, and names a calendar as calendars are named. */
  public boolean withinBounds() {
    return number >= 1 && number <= unit.most() && calendar.matches(CALENDAR);
  }
}
