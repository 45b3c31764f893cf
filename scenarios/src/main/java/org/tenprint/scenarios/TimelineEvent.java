package org.tenprint.scenarios;

import java.time.Instant;
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

  /** An instrument is recorded. */
  record Recorded(Instrument instrument) implements TimelineEvent {
    @Override
    public Instant at() {
      return instrument.provenance().recorded().toInstant();
    }
  }

  /** Something happens to the case of that tcn. */
  record OfCase(String tcn, CaseEvent event, Instant at) implements TimelineEvent {}

  /** A push to a recipient is tried. */
  record Dispatched(Recipient recipient, boolean succeeds, Instant at) implements TimelineEvent {}

  /** Time passes. */
  record Tick(Instant at) implements TimelineEvent {}
}
