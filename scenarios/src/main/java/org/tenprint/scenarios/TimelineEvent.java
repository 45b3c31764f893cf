package org.tenprint.scenarios;

import java.time.Instant;
import java.util.Optional;
import org.tenprint.policy.cases.CaseEvent;
import org.tenprint.policy.fact.Recipient;
import org.tenprint.policy.law.Instrument;

/** Something that happens in a scenario. */
public sealed interface TimelineEvent {

  /** The instant to which it moves the clock, unless that is later already. */
  Instant at();

  /** A booking is submitted. */
  record Booked(ScenarioBooking booking) implements TimelineEvent {
    @Override
    public Instant at() {
      return booking.submission().bookedAt().toInstant();
    }
  }

  /** A state of an instrument is recorded. */
  record Recorded(Instrument instrument) implements TimelineEvent {
    @Override
    public Instant at() {
      return instrument.provenance().recorded().toInstant();
    }
  }

  /**
   * Somebody approves a draft.
   *
   * @param id of the instrument
   * @param revision which of its texts was read; empty is the one that was recorded last
   * @param by who
   */
  record Approved(String id, Optional<Integer> revision, String by, Instant at)
      implements TimelineEvent {}

  /** Something happens to the case of that tcn. */
  record OfCase(String tcn, CaseEvent event, Instant at) implements TimelineEvent {}

  /** A push to a recipient is tried. */
  record Dispatched(Recipient recipient, boolean succeeds, Instant at) implements TimelineEvent {}

  /** Time passes. */
  record Tick(Instant at) implements TimelineEvent {}
}
