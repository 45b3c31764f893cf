package org.tenprint.notification;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The clock of the tests: it stands until it is moved. It begins 75 days ago: records bear its
 * times, and the broker takes none from the future and keeps recipients' messages for three months.
 */
@Alternative
@Priority(1)
@Singleton
public class TestClock implements InstantSource {
  private volatile Instant now =
      Instant.now().minus(Duration.ofDays(75)).truncatedTo(ChronoUnit.SECONDS);

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
