package org.tenprint.notification.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * A finding on whose prints a booking's are.
 *
 * @param booking whose identification counts no more
 * @param person whose prints they are; empty where they are nobody's, and enrolled no more
 * @param citation the finding it rests on, for a person
 */
public record Reassignment(UUID booking, Optional<Person> person, String citation)
    implements TwoPersonOrder.Matter {
  /** Somebody, without naming a subject. */
  public sealed interface Person {}

  /** By a number that a reassignment gave. */
  public record Numbered(UUID number) implements Person {}

  /** By the booking as which they were enrolled first. */
  public record FirstBooked(UUID booking) implements Person {}
}
