package org.tenprint.policy.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * That a charge was dismissed, as people report it. It counts when two reported the same one; while
 * one did, nobody can tell whether the charge stands.
 *
 * @param authority who dismissed it, folded; empty where that was not said, or is too long to be
 *     compared: then it never counts
 * @param order the number of the paper, folded; empty likewise
 * @param by canonical names of the different people who reported it
 */
public record Dismissal(String authority, String order, SortedSet<String> by) {
  /** So many characters (UTF-16) of a text are compared. */
  public static final int LONGEST = 128;

  /** Nobody reported one; or it is not said by which paper somebody did. */
  static final Dismissal NONE = new Dismissal("", "", Collections.emptySortedSet());

  /** So many people are wanted. */
  private static final int PEOPLE = 2;

  /** Copies. */
  public Dismissal {
    by = new TreeSet<>(by);
  }

  /** Whether a text names something once it is compared, and can be. */
  public static boolean names(String text) {
    return !folded(text).isEmpty();
  }

  private static String folded(String text) {
    String folded = FoldedText.of(text);
    return folded.length() > LONGEST ? "" : folded;
  }

  /**
   * Once somebody reports one; one of another paper takes the place of one that waits for its
   * second report. Of who is no person it is known that it was reported, and no more.
   */
  Dismissal reported(String person, String ofAuthority, String number) {
    String court = folded(ofAuthority);
    String paper = folded(number);
    boolean same = court.equals(authority) && paper.equals(order);
    List<String> names = new ArrayList<>(same ? by : List.of());
    String name = PersonName.canonical(person);
    if (Recipient.parse(name).isEmpty()) {
      names.add(name);
    }
    return new Dismissal(court, paper, new TreeSet<>(PersonName.people(names)));
  }

  /** Whether two people reported it. */
  boolean stands() {
    return by.size() >= PEOPLE && !authority.isEmpty() && !order.isEmpty();
  }
}
