package org.tenprint.audit.verify;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.Window;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Erasure;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.vault.Destruction;

/** Reads the log's events for those who take decisions again. */
final class EventReader {
  private final EventLog log;
  private final Events events;

  EventReader(EventLog log, Events events) {
    this.log = log;
    this.events = events;
  }

  EventLog log() {
    return log;
  }

  <T extends SpecificRecord> EventCodec<T> codec(Class<T> type) {
    return events.codec(type);
  }

  /** As {@link Events#destruction}. */
  Optional<Destruction> destruction(UUID booking) {
    return events.destruction(booking);
  }

  /** Until when the log can be seen, if it is read at an instant. */
  Instant seenUntil(Instant now) {
    return log.until().isBefore(now) ? log.until() : now;
  }

  /** Whether a booking's own key was destroyed; false of what is no booking's id. */
  boolean forgotten(String booking) {
    try {
      return destruction(UUID.fromString(booking)).isPresent();
    } catch (IllegalArgumentException noBooking) {
      return false;
    }
  }

  /** Whether the log has a topic. */
  boolean has(String topic) {
    return log.topics().contains(topic);
  }

  /** Hands over a window's events; what cannot be decoded goes to {@code poison}. */
  <T extends SpecificRecord> void window(
      String topic,
      Class<T> type,
      Window window,
      Consumer<Recorded<T>> each,
      BiConsumer<LogRecord, PoisonEvent> poison) {
    log.read(topic, window, record -> decode(type, record, each, poison));
  }

  /** Hands over the events of a window that have one of these keys, as far as they decode. */
  <T extends SpecificRecord> void keys(
      String topic, Class<T> type, Window window, Set<String> keys, Consumer<Recorded<T>> each) {
    log.read(
        topic,
        window,
        record -> {
          if (keys.contains(record.keyText())) {
            decode(type, record, each, (ignored, poison) -> {});
          }
        });
  }

  /** Those of these bookings of which an erasure stands. */
  Set<String> erased(Set<String> bookings) {
    Set<String> erased = new HashSet<>();
    if (!bookings.isEmpty()) {
      keys(
          TopicCatalogue.ERASURES.name(),
          Erasure.class,
          Window.ALL,
          bookings,
          one -> erased.add(one.record().keyText()));
    }
    return erased;
  }

  /**
   * Hands over all events that have one of these keys, as they are without keys of a vault; what is
   * none goes to {@code poison}.
   */
  <T extends SpecificRecord> void outside(
      String topic,
      Class<T> type,
      Set<String> keys,
      Consumer<Recorded<T>> each,
      BiConsumer<LogRecord, PoisonEvent> poison) {
    log.read(
        topic,
        Window.ALL,
        record -> {
          if (keys.contains(record.keyText())) {
            try {
              each.accept(new Recorded<>(decodeOutside(type, record), record));
            } catch (PoisonEvent e) {
              poison.accept(record, e);
            }
          }
        });
  }

  /** The records at these addresses that are still there. */
  Map<Origin, LogRecord> at(Collection<Origin> addresses) {
    Map<Origin, LogRecord> found = new HashMap<>();
    addresses.stream()
        .map(Origin::getTopic)
        .distinct()
        .sorted()
        .forEach(
            topic -> log.readAt(topic, addresses, record -> found.put(record.origin(), record)));
    return found;
  }

  /**
   * The event of a record.
   *
   * @throws PoisonEvent if it is none of that type
   */
  <T extends SpecificRecord> T decode(Class<T> type, LogRecord record) throws PoisonEvent {
    return events.decode(type, record);
  }

  /**
   * The event of a record as it is without keys: what is personal in a sealed one is blank.
   *
   * @throws PoisonEvent if it is none of that type, or not its writer's
   */
  <T extends SpecificRecord> T decodeOutside(Class<T> type, LogRecord record) throws PoisonEvent {
    return events.decodeOutside(type, record);
  }

  private <T extends SpecificRecord> void decode(
      Class<T> type,
      LogRecord record,
      Consumer<Recorded<T>> each,
      BiConsumer<LogRecord, PoisonEvent> poison) {
    T event;
    try {
      event = events.decode(type, record);
    } catch (PoisonEvent e) {
      poison.accept(record, e);
      return;
    }
    each.accept(new Recorded<>(event, record));
  }
}
