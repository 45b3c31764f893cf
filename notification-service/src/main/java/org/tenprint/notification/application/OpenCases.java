package org.tenprint.notification.application;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tenprint.notification.domain.Offices;

/** The cases that are work for people, of those that this instance decides. */
public interface OpenCases {
  /**
   * Those of the nearest deadlines.
   *
   * @param most no more than so many
   * @param whose the offices that are responsible for them
   * @throws Refused if this instance cannot say at the moment
   */
  Open open(int most, Offices whose) throws Refused;

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
