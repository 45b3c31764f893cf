package org.tenprint.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tenprint.events.Purpose;

/**
 * That somebody is about to be handed what is known of people.
 *
 * @param by who reads: a party's principal, or a person's issuer and subject
 * @param door by what, such as {@code audit show}; of a service its name first
 * @param read what is read
 * @param purpose what for
 * @param at when
 */
public record Accessed(String by, String door, Read read, Purpose purpose, Instant at) {
  /** Bookings, or topics, that one event names at most. */
  public static final int MOST = 1_000;

  /** What is read. */
  public sealed interface Read {}

  /**
   * What is known of some bookings.
   *
   * @param ids at least one, at most {@value #MOST}
   */
  public record OfBookings(List<UUID> ids) implements Read {
    public OfBookings {
      ids = List.copyOf(ids);
      bounded(ids);
    }
  }

  /**
   * What was recorded on some topics in a span of time.
   *
   * @param topics topics or families, at least one, at most {@value #MOST}
   * @param from the first instant; empty: from the beginning
   * @param to the first instant after it; empty: to the end
   */
  public record OfSpan(List<String> topics, Optional<Instant> from, Optional<Instant> to)
      implements Read {
    public OfSpan {
      topics = List.copyOf(topics);
      bounded(topics);
    }
  }

  private static void bounded(List<?> named) {
    if (named.isEmpty() || named.size() > MOST) {
      throw new IllegalArgumentException("an access names 1 to " + MOST + ", not " + named.size());
    }
  }
}
