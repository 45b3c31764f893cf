package org.tenprint.notification.application;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.notification.domain.Offices;
import org.tenprint.policy.law.Outcome;

/** The cases that are work for people, of those that this instance decides. */
public interface OpenCases {
  /**
   * The first of those that are asked for, in the order of {@link OpenCase#HELD_FIRST}.
   *
   * @throws Refused if this instance cannot say at the moment
   */
  Open open(Asked asked) throws Refused;

  /**
   * Which are asked for.
   *
   * @param most no more than so many, one at least
   * @param whose the offices that are responsible for them
   * @param outcome HELD or WITHHELD alone; empty is both
   */
  record Asked(int most, Offices whose, Optional<Outcome> outcome) {
    /** Whether those of an outcome are. */
    public boolean asksFor(Outcome of) {
      return outcome.filter(one -> one != of).isEmpty();
    }
  }

  /**
   * What this instance knows of.
   *
   * @param cases of the partitions that it has
   * @param missing numbers of the partitions that it does not have, of whose cases it knows nothing
   */
  record Open(List<OpenCase> cases, SortedSet<Integer> missing) {
    /** Copies. */
    public Open {
      cases = List.copyOf(cases);
      missing = Collections.unmodifiableSortedSet(new TreeSet<>(missing));
    }
  }
}
