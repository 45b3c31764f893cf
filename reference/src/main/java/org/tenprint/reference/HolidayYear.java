package org.tenprint.reference;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A row of the table of holidays: all that a calendar has in a year.
 *
 * @param calendar whose, such as {@code US} or {@code MA}
 * @param year of the common era
 * @param days on which they are kept, each of that year
 */
public record HolidayYear(String calendar, int year, SortedSet<LocalDate> days) {
  /** Copies. */
  public HolidayYear {
    days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
  }
}
