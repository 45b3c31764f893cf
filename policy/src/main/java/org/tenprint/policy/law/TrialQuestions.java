package org.tenprint.policy.law;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The questions that rest on who is tried as an adult: the holds of the instruments that ask for
 * it, and of those that look at them by {@code unless} or {@code no-permit-from}.
 *
 * <p>What people answered of one rests on the order as it was reported then: of another order, or
 * of one that somebody else reported too, it is asked anew.
 */
public final class TrialQuestions {
  private final Set<String> ids;

  private TrialQuestions(Set<String> ids) {
    this.ids = ids;
  }

  /** Those that instruments of a book can ask, drafts included. */
  public static TrialQuestions of(RuleBook book) {
    Collection<Instrument> instruments = book.instruments();
    Set<String> ids = new HashSet<>();
    boolean more = true;
    while (more) {
      int before = ids.size();
      for (Instrument one : instruments) {
        if (rests(one, ids, instruments)) {
          ids.add(one.id());
        }
      }
      more = ids.size() > before;
    }
    return new TrialQuestions(ids);
  }

  /**
   * Whether the hold of that name is one. An id may have blanks: of two readings of a name the one
   * that asks anew counts.
   *
   * @param hold as {@link Answered} names it
   */
  public boolean has(String hold) {
    String question = Answered.question(hold) + " ";
    return ids.stream().anyMatch(id -> question.contains(" " + id + " "));
  }

  private static boolean rests(
      Instrument one, Set<String> others, Collection<Instrument> instruments) {
    for (String id : one.ruling().unless()) {
      if (others.contains(id)) {
        return true;
      }
    }
    for (Condition condition : one.ruling().when()) {
      if (condition instanceof Condition.TriedAsAdult
          || condition instanceof Condition.NoPermitFrom none
              && instruments.stream().anyMatch(i -> others.contains(i.id()) && none.counts(i))) {
        return true;
      }
    }
    return false;
  }
}
