package org.tenprint.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a service says of a piece of its work, in the terms of OpenTelemetry. Its ids follow from
 * what is on the log, so that work that is done again is told under the same ones. Nothing in it is
 * of a person or says what was found or decided: names and attributes are a topic or family of the
 * catalogue, a partition, an offset, a group, a door. Its times are full tenths of a second of the
 * epoch, whatever was measured: how many milliseconds a hop worked says whether somebody was found
 * or told, and the end of one piece of work is the begin of the next.
 *
 * @param name of the operation, one of a few
 * @param kind of the operation
 * @param self its trace and its own id
 * @param parent id of the span that it follows from, in the same trace
 * @param link a span of another trace that belongs to it
 * @param sampledBy the trace by which is drawn whether it is told: the booking's, not a caller's
 * @param failed whether the event became a dead letter
 * @param begun the last full tenth of a second until then
 * @param ended the first full tenth of a second from then on, and after {@code begun}
 * @param attributes by name
 */
public record TraceSpan(
    String name,
    Kind kind,
    TraceContext self,
    Optional<String> parent,
    Optional<TraceContext> link,
    TraceContext sampledBy,
    boolean failed,
    Instant begun,
    Instant ended,
    Map<String, String> attributes) {
  /** As OpenTelemetry has them. */
  public enum Kind {
    /** Somebody waits for the answer. */
    SERVER,
    /** Nobody does. */
    CONSUMER
  }

  /** No two times that are told differ by less, or by what is not a multiple of it. */
  private static final Duration STEP = Duration.ofMillis(100);

  /** Without what may change after, and without exact times. */
  public TraceSpan {
    attributes = Map.copyOf(attributes);
    begun = floor(begun);
    Instant next = floor(ended.plus(STEP).minusNanos(1));
    ended = next.isAfter(begun) ? next : begun.plus(STEP);
  }

  private static Instant floor(Instant time) {
    return time.minusNanos(Math.floorMod(time.getNano(), STEP.toNanos()));
  }
}
