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

  /**
   * What was found.
   *
   * @param transaction empty if no record that can be read has the id, also after an erasure
   * @param unread what could not be read that may tell it, a remark each; where there is none and
   *     no transaction, there is no such booking
   */
  public record Search(Optional<Transaction> transaction, List<String> unread) {
    /** Copies. */
    public Search {
      unread = List.copyOf(unread);
    }
  }

  /** Looks for the transaction. */
  public Search find(UUID id) {
    List<String> unread = new ArrayList<>();
    for (TopicSpec topic : TOPICS) {
      Optional<Transaction> its =
          named(topic, id, unread).stream().filter(one -> one.hasId(id)).findFirst();
      if (its.isPresent()) {
        return new Search(its, List.of());
      }
    }
    return new Search(Optional.empty(), unread);
  }

  private List<Transaction> named(TopicSpec topic, UUID id, List<String> unread) {
    List<Transaction> named = new ArrayList<>();
    if (!log.topics().contains(topic.name())) {
      unread.add(topic.name() + ": not there, or not for you to read");
      return named;
    }
    try {
      log.readKey(
          topic.name(),
          id.toString(),
          record -> transaction(topic, record, unread).ifPresent(named::add));
    } catch (AuthorizationException e) {
      unread.add(topic.name() + ": you may not read it");
    }
    return named;
  }

  private Optional<Transaction> transaction(
      TopicSpec topic, LogRecord record, List<String> unread) {
    try {
      return record.value() == null ? Optional.empty() : named(events.decodeOutside(topic, record));
    } catch (PoisonEvent poison) {
      unread.add(
          "%s cannot be decoded: %s%s"
              .formatted(record.address(), poison.reason(), record.registryHint(poison.reason())));
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
