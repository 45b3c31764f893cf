package org.tenprint.audit.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.booking.BookingContext;
import org.tenprint.events.notification.Disposition;
import org.tenprint.messaging.PoisonEvent;

/** Which transaction a booking id is of: an id is made from it, and nobody can turn that round. */
public final class BookingFinder {
  private static final List<TopicSpec> TOPICS =
      List.of(TopicCatalogue.DISPOSITIONS, TopicCatalogue.IDENTIFICATIONS);

  private final EventLog log;
  private final Events events;

  /**
   * @param log what is read
   * @param events decodes it
   */
  public BookingFinder(EventLog log, Events events) {
    this.log = log;
    this.events = events;
  }

  /**
   * A booking agency's transaction.
   *
   * @param ori ORI of the booking agency
   * @param tcn transaction control number
   */
  public record Transaction(String ori, String tcn) {
    private boolean hasId(UUID id) {
      return BookingIds.of(ori, tcn).equals(id);
    }
  }

  /** The transaction; empty if no record that can be read has the id, also after an erasure. */
  public Optional<Transaction> find(UUID id) {
    for (TopicSpec topic : TOPICS) {
      List<Transaction> named = new ArrayList<>();
      if (log.topics().contains(topic.name())) {
        try {
          log.readKey(
              topic.name(),
              id.toString(),
              record -> transaction(topic, record).ifPresent(named::add));
        } catch (AuthorizationException e) {
          continue; // another topic may tell it
        }
      }
      Optional<Transaction> its = named.stream().filter(one -> one.hasId(id)).findFirst();
      if (its.isPresent()) {
        return its;
      }
    }
    return Optional.empty();
  }

  private Optional<Transaction> transaction(TopicSpec topic, LogRecord record) {
    try {
      return record.value() == null ? Optional.empty() : named(events.decodeOutside(topic, record));
    } catch (PoisonEvent poison) {
      return Optional.empty();
    }
  }

  private static Optional<Transaction> named(SpecificRecord event) {
    if (event instanceof Disposition disposition) {
      return Optional.of(new Transaction(disposition.getBookingOri(), disposition.getTcn()));
    }
    if (event instanceof Identification identification) {
      BookingContext context = identification.getContext();
      return Optional.of(new Transaction(context.getBookingOri(), context.getTcn()));
    }
    return Optional.empty();
  }
}
