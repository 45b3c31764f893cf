package org.tenprint.immigration.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * Of whom a booking is, as far as the record is asked for.
 *
 * @param subject whose record: of a match or a candidate; empty where nobody was found
 * @param bookedAt when it must be true
 */
public record Identified(Optional<String> subject, Instant bookedAt) {
  /** Whether it can be asked for. */
  public boolean withinBounds() {
    return Bounds.time(bookedAt) && subject.map(Bounds::id).orElse(true);
  }
}
