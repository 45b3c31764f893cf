package org.tenprint.notification;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of the tests: it stands until it is moved. */
@Alternative
@Priority(1)
@Singleton
public class TestClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-02T15:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves it forward. */
  public void advance(Duration by) {
    now = now.plus(by);
  }

  /** Sets it. */
  public void set(Instant instant) {
    now = instant;
  }
}
