package org.tenprint.policy.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * That a charge was dismissed, or that this is taken back, as people report it. It counts when two
 * reported the same one; while one did, nobody can tell whether the charge stands.
 *
 * @param authority who dismissed it, folded; empty where that was not said, or is too long to be
 *     compared: then it never counts
 * @param order the number of the paper, folded; empty likewise
 * @param by canonical names of the different people who reported it
 * @param back whether it takes a dismissal back
 */
public record Dismissal(String authority, String order, SortedSet<String> by, boolean back) {
  /** So many characters (UTF-16) of a text are compared. */
  public static final int LONGEST = 128;

  /** So many papers wait for a second person, of each code. */
  public static final int MOST = 8;

  /** One of which it is not said by which paper, nor who reported it. */
  static final Dismissal NONE = new Dismissal("", "", Collections.emptySortedSet());

  /** So many people are wanted. */
  private static final int PEOPLE = 2;

  /** Copies. */
  public Dismissal {
    by = new TreeSet<>(by);
  }

  /** One that takes nothing back. */
  public Dismissal(String authority, String order, SortedSet<String> by) {
    this(authority, order, by, false);
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
   * One that is reported. Of who is no person it is known that it was, and no more.
   *
   * @param person who reports it
   */
  static Dismissal of(String person, String ofAuthority, String number) {
    String name = PersonName.canonical(person);
    List<String> names = Recipient.parse(name).isEmpty() ? List.of(name) : List.of();
    return new Dismissal(
        folded(ofAuthority), folded(number), new TreeSet<>(PersonName.people(names)));
  }

  /** The same as a taking back. */
  Dismissal takenBack() {
    return new Dismissal(authority, order, by, true);
  }

  /**
   * Once one is reported beside those that wait, by different papers, the longest first. Of each
   * person the last counts, so that whoever files another paper, or says the contrary, puts
   * nobody's aside but his own. Where that is too many, the one that waits longest gives place, and
   * never the last that says what it says: it takes as many people, and two who report one after
   * the other agree all the same.
   */
  List<Dismissal> beside(List<Dismissal> waiting) {
    if (by.isEmpty() && !waiting.isEmpty()) {
      return waiting;
    }
    List<Dismissal> papers = new ArrayList<>();
    Dismissal told = this;
    for (Dismissal one : waiting) {
      if (samePaper(one)) {
        told = joined(one);
        papers.add(told);
      } else if (one.by.isEmpty() ? back != one.back : !by.containsAll(one.by)) {
        papers.add(new Dismissal(one.authority, one.order, others(one.by), one.back));
      }
    }
    if (!papers.contains(told)) {
      papers.add(told);
    }
    while (papers.size() > MOST) {
      papers.remove(papers.stream().filter(papers.get(0)::saysAlike).count() == 1 ? 1 : 0);
    }
    return papers;
  }

  private boolean saysAlike(Dismissal other) {
    return back == other.back;
  }

  /** The same in place of what waits, as before each person's counted. */
  Dismissal inPlaceOf(List<Dismissal> waiting) {
    return waiting.stream().filter(this::samePaper).findFirst().map(this::joined).orElse(this);
  }

  private SortedSet<String> others(SortedSet<String> people) {
    SortedSet<String> left = new TreeSet<>(people);
    left.removeAll(by);
    return left;
  }

  private boolean samePaper(Dismissal other) {
    return saysAlike(other) && authority.equals(other.authority) && order.equals(other.order);
  }

  private Dismissal joined(Dismissal other) {
    List<String> names = new ArrayList<>(other.by);
    names.addAll(by);
    return new Dismissal(authority, order, new TreeSet<>(PersonName.people(names)), back);
  }

  /** Whether two people reported it. */
  boolean stands() {
    return by.size() >= PEOPLE && !authority.isEmpty() && !order.isEmpty();
  }
}
