package org.tenprint.notification.application;

import java.util.Set;
import java.util.TreeSet;
import org.tenprint.policy.fact.Verdict;

/** What an instance can say of a booking's case to whoever asks about it. */
public sealed interface Standing {
  /**
   * The booking was decided.
   *
   * @param answers the verdicts that would answer something now
   * @param told recipients that have something from us that was not recalled
   * @param recalled recipients that had something, all of which was recalled
   * @param office code of the field office that is responsible
   */
  record Decided(Set<Verdict> answers, Set<String> told, Set<String> recalled, String office)
      implements Standing {
    /** Copies. */
    public Decided {
      answers = new TreeSet<>(answers);
      told = Set.copyOf(told);
      recalled = Set.copyOf(recalled);
    }
  }

  /**
   * The booking's person was forgotten, and the case with it.
   *
   * @param told recipients that ever had something from us
   */
  record Forgotten(Set<String> told) implements Standing {
    /** Copies. */
    public Forgotten {
      told = Set.copyOf(told);
    }
  }

  /** No determination of such a booking was taken: it is not known, or not yet. */
  record NotKnown() implements Standing {}

  /** Another instance decides it. */
  record Elsewhere() implements Standing {}
}
