package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tenprint.decisions.CaseState;
import org.tenprint.messaging.Envelope;

/**
 * What is kept of a booking.
 *
 * @param open the case, once its determination came
 * @param early what came before it, in the order of arrival
 */
record CaseEntry(Optional<Open> open, List<Early> early) {
  /** Nothing is known of the booking. */
  static final CaseEntry NONE = new CaseEntry(Optional.empty(), List.of());

  /** More than so many events before a determination are no accident. */
  static final int MOST_EARLY = 64;

  /**
   * A case.
   *
   * @param state where it stands
   * @param envelope of its determination: everything that is written follows from it
   */
  record Open(CaseState state, Envelope envelope) {}

  /**
   * An event that came early.
   *
   * @param topic where it stands
   * @param partition there
   * @param offset there
   * @param value the event in its own encoding
   */
  record Early(String topic, int partition, long offset, byte[] value) {}

  CaseEntry {
    early = List.copyOf(early);
  }

  static CaseEntry of(CaseState state, Envelope envelope) {
    return new CaseEntry(Optional.of(new Open(state, envelope)), List.of());
  }

  CaseEntry with(Early event) {
    List<Early> more = new ArrayList<>(early);
    more.add(event);
    return new CaseEntry(open, more);
  }
}
