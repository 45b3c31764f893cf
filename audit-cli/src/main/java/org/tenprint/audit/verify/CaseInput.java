package org.tenprint.audit.verify;

import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.decisions.TakenEvents;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.CaseEventKind;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.policy.fact.PersonName;

/**
 * A record that the service would take as a step of its booking's case.
 *
 * @param event the kind of event, by its schema's name
 * @param says what it says, so far as what came before a determination is kept by that: of several
 *     that say the same one at least
 * @param record where it stands
 * @param request the id under which it may have come again
 * @param order what two people ordered, where it is such
 */
record CaseInput(
    String event,
    String says,
    LogRecord record,
    Optional<String> request,
    Optional<StatedOrder> order) {

  /** The input that a record is; empty where the service puts it aside, or passes over it. */
  static Optional<CaseInput> of(SpecificRecord event, LogRecord record) {
    try {
      return read(event, record);
    } catch (BrokenEvent | RuntimeException noMeaning) {
      return Optional.empty();
    }
  }

  private static Optional<CaseInput> read(SpecificRecord event, LogRecord record)
      throws BrokenEvent {
    if (event instanceof Review review) {
      TakenEvents.read(review);
      String by = "review by " + PersonName.canonical(review.getBy());
      return of(review.getBookingId(), by, record, Optional.empty(), Optional.empty());
    }
    if (event instanceof CaseEvent happened) {
      TakenEvents.read(happened);
      Optional<String> request = TakenInputs.request(happened, record);
      String kind = happened.getKind().name();
      return of(happened.getBookingId(), kind, record, request, Optional.empty());
    }
    if (event instanceof Reassignment stated) {
      StatedOrder order = StatedOrder.of(stated);
      return order.noOrder().isPresent()
          ? Optional.empty()
          : of(order.booking(), "reassignment", record, Optional.empty(), Optional.of(order));
    }
    return Optional.empty();
  }

  private static Optional<CaseInput> of(
      UUID booking,
      String says,
      LogRecord record,
      Optional<String> request,
      Optional<StatedOrder> order) {
    String event =
        record.topic().equals(TopicCatalogue.REVIEWS.name())
            ? "Review"
            : order.isPresent() ? "Reassignment" : "CaseEvent";
    return record.keyText().equals(booking.toString())
        ? Optional.of(new CaseInput(event, says, record, request, order))
        : Optional.empty();
  }

  /**
   * The input that a record is, by its topic.
   *
   * @return empty as above, and where it cannot be read
   */
  static Optional<CaseInput> of(LogRecord record, EventReader reader) {
    try {
      String topic = record.topic();
      if (topic.equals(TopicCatalogue.REVIEWS.name())) {
        return of(reader.decode(Review.class, record), record);
      }
      if (topic.equals(TopicCatalogue.CASE_EVENTS.name())) {
        return of(reader.decode(CaseEvent.class, record), record);
      }
      return topic.equals(TopicCatalogue.REASSIGNMENTS.name())
          ? of(reader.decode(Reassignment.class, record), record)
          : Optional.empty();
    } catch (PoisonEvent unread) {
      return Optional.empty();
    }
  }

  /** The booking's id. */
  String booking() {
    return record.keyText();
  }

  /** Whether what came before the determination may be left out, whatever else was said. */
  boolean mayEndNothing() {
    return says.equals(CaseEventKind.CONSENT_WITHDRAWN.name());
  }
}
