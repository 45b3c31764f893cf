package org.tenprint.audit.prints;

import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Expungement;
import org.tenprint.messaging.PoisonEvent;

/**
 * Whether a booking was ordered to be forgotten, or its record sealed. Any record that says so
 * counts, whoever signed it and whatever came after; what cannot be read may say so.
 */
final class Forgotten {
  private static final List<TopicSpec> TOPICS =
      List.of(TopicCatalogue.EXPUNGEMENTS, TopicCatalogue.ERASURES, TopicCatalogue.CASE_EVENTS);

  private final EventLog log;
  private final Events events;

  Forgotten(EventLog log, Events events) {
    this.log = log;
    this.events = events;
  }

  /**
   * Whether it is.
   *
   * @throws Failure if that cannot be told
   */
  boolean is(UUID booking) {
    boolean[] found = new boolean[1];
    for (TopicSpec topic : TOPICS) {
      if (!log.topics().contains(topic.name())) {
        throw new Failure(
            "whether the booking was expunged cannot be told: %s is not there, or not yours to read"
                .formatted(topic.name()));
      }
      log.readKey(
          topic.name(),
          booking.toString(),
          record -> {
            try {
              found[0] |= record.value() != null && says(events.decodeOutside(topic, record));
            } catch (PoisonEvent poison) {
              throw new Failure(
                  "whether the booking was expunged cannot be told: %s cannot be decoded: %s"
                      .formatted(record.address(), poison.reason()),
                  poison);
            }
          });
    }
    return found[0];
  }

  private static boolean says(SpecificRecord event) {
    if (event instanceof Expungement order) {
      return order.getApproval() != null;
    }
    if (event instanceof CaseEvent happened) {
      return happened.getKind() == CaseEventKind.EXPUNGED
          || happened.getKind() == CaseEventKind.UNKNOWN;
    }
    return true;
  }
}
