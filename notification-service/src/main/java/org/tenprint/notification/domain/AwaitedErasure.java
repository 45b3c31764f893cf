package org.tenprint.notification.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * An order that came before its booking's determination.
 *
 * @param order what is to be carried out once the booking is decided
 * @param taken when the order was read
 */
public record AwaitedErasure(ErasureOrder order, Instant taken) {
  /** Whether the determination was waited for long enough. */
  public boolean overdue(Duration longest, Instant now) {
    return !taken.plus(longest).isAfter(now);
  }
}
