package org.tenprint.policy.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.policy.offence.Truth;

/**
 * What is stated of a fact, as people report it. It counts when two reported the same last: of what
 * one reported, and of reports that contradict each other, nobody can tell.
 *
 * @param holds whether it is so
 * @param authority who states it, folded
 * @param order by which paper or record, folded
 * @param from as of when
 * @param by canonical names of the different people who reported it
 */
public record Statement(
    boolean holds, String authority, String order, Instant from, SortedSet<String> by) {
  /** So many people are wanted. */
  private static final int PEOPLE = 2;

  /** Copies. */
  public Statement {
    by = new TreeSet<>(by);
  }

  /** One that nobody reported yet. */
  public static Statement of(boolean holds, String authority, String order, Instant from) {
    return new Statement(
        holds, FoldedText.of(authority), FoldedText.of(order), from, new TreeSet<>());
  }

  /** The same once somebody reports it, who else did or not. */
  Statement reportedBy(String person, SortedSet<String> before) {
    List<String> names = new ArrayList<>(before);
    names.add(person);
    SortedSet<String> people = new TreeSet<>(PersonName.people(names));
    return new Statement(holds, authority, order, from, people);
  }

  boolean says(Statement other) {
    return holds == other.holds
        && authority.equals(other.authority)
        && order.equals(other.order)
        && from.equals(other.from);
  }

  /** Whether it is so. */
  public Truth stands() {
    return by.size() < PEOPLE ? Truth.UNSURE : Truth.of(holds);
  }
}
