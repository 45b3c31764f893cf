package org.tenprint.system;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.Disposition;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.testkit.TestBroker;
import org.tenprint.testkit.guarantee.LoggedEvents;

/** Reads the log of a running stack. */
final class Log {
  private static final EventCodec<Disposition> DISPOSITIONS = EventCodec.of(Disposition.class);

  private Log() {}

  /** The whole log, for what it guarantees; bad inputs are none of its events. */
  static LoggedEvents events(TestBroker broker) {
    return LoggedEvents.of(broker.topics(), broker::consume).without(BadInputs::isOne);
  }

  static List<String> keys(TestBroker broker, TopicSpec topic) {
    return broker.consume(topic.name()).stream()
        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
        .toList();
  }

  static List<Disposition> dispositions(TestBroker broker) {
    return broker.consume(TopicCatalogue.DISPOSITIONS.name()).stream()
        .filter(record -> !BadInputs.isOne(record))
        .map(record -> disposition(record.value()))
        .toList();
  }

  private static Disposition disposition(byte[] value) {
    try {
      return DISPOSITIONS.decode(value);
    } catch (PoisonEvent e) {
      throw new AssertionError(e);
    }
  }
}
