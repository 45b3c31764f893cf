package org.tenprint.policy.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.offence.Truth;

/**
 * A court's order that a possible minor is tried as an adult, as people report it. It stands when
 * two reported the same order; while one did, nobody can tell. It makes nobody of age: an
 * instrument may ask for it, and where none does it changes nothing.
 *
 * @param authority the court, folded; empty where nothing is reported
 * @param order the number of its paper, folded
 * @param by canonical names of the different people who reported it
 */
public record AdultTrial(String authority, String order, SortedSet<String> by) {
  /** Nobody reported one. */
  public static final AdultTrial NONE = new AdultTrial("", "", new TreeSet<>());

  /** So many people are wanted. */
  private static final int PEOPLE = 2;

  /** Copies. */
  public AdultTrial {
    by = new TreeSet<>(by);
  }

  /**
   * Once somebody reports an order. One that stands goes on standing; a report of another order
   * takes the place of one that waits for its second report.
   */
  public AdultTrial reported(String person, String ofAuthority, String number) {
    if (stands() == Truth.YES) {
      return this;
    }
    AdultTrial told =
        new AdultTrial(FoldedText.of(ofAuthority), FoldedText.of(number), new TreeSet<>());
    boolean same = told.authority.equals(authority) && told.order.equals(order);
    List<String> names = new ArrayList<>(same ? by : told.by);
    names.add(person);
    return new AdultTrial(told.authority, told.order, new TreeSet<>(PersonName.people(names)));
  }

  /** Whether there is such an order. */
  public Truth stands() {
    if (by.isEmpty()) {
      return Truth.NO;
    }
    return by.size() < PEOPLE ? Truth.UNSURE : Truth.YES;
  }
}
