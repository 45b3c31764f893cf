package org.tenprint.booking.domain;

import java.util.List;

/** What a submission is answered. */
public sealed interface Answer {

  /**
   * The booking is on the log, or was before.
   *
   * @param replayed true when the same content came before: this is the first answer again
   */
  record Accepted(BookingKey key, Acceptance acceptance, boolean replayed) implements Answer {}

  /** The submission is not in order; at least one problem. */
  record Refused(List<Problem> problems) implements Answer {}

  /** The booking agency's TCN came before with other content. */
  record Conflicting(BookingKey key) implements Answer {}
}
