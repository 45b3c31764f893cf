package org.tenprint.notification.scenario;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that the scenario sets. */
final class StageClock implements InstantSource {
  private volatile Instant now = Instant.EPOCH;

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant instant) {
    now = instant;
  }
}
