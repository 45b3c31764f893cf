package org.tenprint.messaging;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a service says of a piece of its work, in the terms of OpenTelemetry. Its ids follow from
 * what is on the log, so that work that is done again is told under the same ones. Nothing in it is
 * of a person or says what was found or decided: names and attributes are a topic or family of the
 * catalogue, a partition, an offset, a group, a door, a reason of dead letters.
 *
 * @param name of the operation, one of a few
 * @param kind of the operation
 * @param self its trace and its own id
 * @param parent id of the span that it follows from, in the same trace
 * @param link a span of another trace that belongs to it
 * @param sampledBy the trace by which is drawn whether it is told: the booking's, not a caller's
 * @param begun when
 * @param ended when
 * @param attributes by name
 */
public record TraceSpan(
    String name,
    Kind kind,
    TraceContext self,
    Optional<String> parent,
    Optional<TraceContext> link,
    TraceContext sampledBy,
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

  /** Without what may change after. */
  public TraceSpan {
    attributes = Map.copyOf(attributes);
  }
}
