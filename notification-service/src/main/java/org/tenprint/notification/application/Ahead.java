package org.tenprint.notification.application;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How far the recorded time of a state lies ahead of when it is handed to the log. It is found only
 * then: who was waited for, what was read on and what was looked for before would use it up, and
 * others would have decided after a recorded time without the state.
 *
 * @param clock says when
 * @param by how far
 */
public record Ahead(InstantSource clock, Duration by) {
  /** The instant of now, or that at which it was asked for if the clock went back since. */
  Instant handedOver(Instant asked) {
    Instant now = clock.instant();
    return now.isBefore(asked) ? asked : now;
  }
}
