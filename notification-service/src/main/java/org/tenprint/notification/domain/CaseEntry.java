package org.tenprint.notification.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is kept of a booking.
 *
 * @param open the case, once its determination came
 * @param early what came before it; of an open case the reviews that were put off
 * @param ahead what was taken before its turn, because something recorded later was about to be
 *     decided: it is passed over when its turn comes
 */
public record CaseEntry(Optional<Case> open, EarlyEvents early, SortedSet<LogAddress> ahead) {
  private static final Comparator<LogAddress> ORDER =
      Comparator.comparing(LogAddress::topic)
          .thenComparing(LogAddress::partition)
          .thenComparing(LogAddress::offset);

  /** Nothing is known of the booking. */
  public static final CaseEntry NONE =
      new CaseEntry(Optional.empty(), EarlyEvents.NONE, sorted(List.of()));

  /** Copies. */
  public CaseEntry {
    ahead = sorted(ahead);
  }

  /** The case as it stands after a step. */
  public CaseEntry with(Case stands) {
    return new CaseEntry(Optional.of(stands), early, ahead);
  }

  /** The same with what came early, or was put off. */
  public CaseEntry with(EarlyEvents more) {
    return new CaseEntry(open, more, ahead);
  }

  /** The same once an event was taken before its turn. */
  public CaseEntry tookAhead(LogAddress where) {
    SortedSet<LogAddress> more = sorted(ahead);
    more.add(where);
    return new CaseEntry(open, early, more);
  }

  /** The same once the turn of such an event came. */
  public CaseEntry passedOver(LogAddress where) {
    SortedSet<LogAddress> fewer = sorted(ahead);
    fewer.remove(where);
    return new CaseEntry(open, early, fewer);
  }

  /** Addresses in order. */
  public static SortedSet<LogAddress> sorted(Collection<LogAddress> addresses) {
    SortedSet<LogAddress> sorted = new TreeSet<>(ORDER);
    sorted.addAll(addresses);
    return sorted;
  }
}
