package org.tenprint.messaging;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Record;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;

/**
 * The span of a hop's work on one event of a booking's way: from when it was taken until what
 * follows from it is handed to the transaction. Where the hop writes the next event of that way the
 * span has the id that stands in that event, so that the next hop's follows from it. Nothing else
 * that the hop writes is told, since what a booking leads to says what was decided.
 */
final class HopTrace {
  /** Of a booking there is one event on each, whatever was found and decided. */
  private static final Set<String> WAY =
      Set.of(
          TopicCatalogue.BOOKINGS.name(),
          TopicCatalogue.IDENTIFICATIONS.name(),
          TopicCatalogue.DETERMINATIONS.name());

  private final Instant begun = Clock.systemUTC().instant();
  private final String group;
  private final Origin origin;
  private Optional<String> next = Optional.empty();

  private HopTrace(String group, Origin origin) {
    this.group = group;
    this.origin = origin;
  }

  /** Of an event that was taken now; empty where it is not of that way, or nobody listens. */
  static Optional<HopTrace> of(String group, Origin origin) {
    return Traces.told() && WAY.contains(origin.getTopic())
        ? Optional.of(new HopTrace(group, origin))
        : Optional.empty();
  }

  /** That event is to be written. */
  void writes(String topic, Envelope envelope) {
    if (WAY.contains(topic)) {
      next = TraceContext.of(envelope.traceparent()).map(TraceContext::spanId);
    }
  }

  /**
   * What followed from the event is written, or its dead letter.
   *
   * @param event as it was taken
   */
  void end(Record<byte[], byte[]> event, Optional<PoisonEvent> poison) {
    Instant ended = Clock.systemUTC().instant();
    Traces.tell(() -> List.of(span(event, poison, ended)));
  }

  private TraceSpan span(
      Record<byte[], byte[]> event, Optional<PoisonEvent> poison, Instant ended) {
    String address = origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
    Envelope from =
        Envelope.readFrom(event.headers(), address, Instant.ofEpochMilli(event.timestamp()));
    TraceContext cause = TraceContext.of(from.traceparent()).orElseThrow();
    Optional<String> written = poison.isPresent() ? Optional.empty() : next;
    return new TraceSpan(
        "process " + origin.getTopic(),
        TraceSpan.Kind.CONSUMER,
        new TraceContext(cause.traceId(), written.orElseGet(() -> from.spanOf(group))),
        Optional.of(cause.spanId()),
        Optional.empty(),
        cause,
        poison.isPresent(),
        begun,
        ended,
        attributes());
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("messaging.system", "kafka");
    attributes.put("messaging.operation.type", "process");
    attributes.put("messaging.destination.name", origin.getTopic());
    attributes.put("messaging.destination.partition.id", Integer.toString(origin.getPartition()));
    attributes.put("messaging.kafka.offset", Long.toString(origin.getOffset()));
    attributes.put("messaging.consumer.group.name", group);
    return attributes;
  }
}
