package org.tenprint.notification.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseEvent;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.events.notification.Review;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.SignedEvents;
import org.tenprint.notification.application.ForgetBooking;
import org.tenprint.notification.domain.Happening;

/**
 * Reads what the hop would take; what would become a dead letter is left for its turn, and decides
 * nothing: least of all what nobody signed.
 */
final class AheadReader {
  private final String reviews;
  private final String expungements;
  private final String reassignments;
  private final NotificationCodecs.Inputs codecs;
  private final CaseInputs inputs;
  private final SignedEvents signed;

  /** By withdrawn proposal the offset behind which nobody orders it any more. */
  private final Map<UUID, Long> withdrawn = new HashMap<>();

  /**
   * @param signed the check that the hop makes of the same records
   */
  AheadReader(
      NotificationTopics topics,
      NotificationCodecs.Inputs codecs,
      CaseInputs inputs,
      SignedEvents signed) {
    this.reviews = topics.named(TopicCatalogue.REVIEWS).name();
    this.expungements = topics.named(TopicCatalogue.EXPUNGEMENTS).name();
    this.reassignments = topics.named(TopicCatalogue.REASSIGNMENTS).name();
    this.codecs = codecs;
    this.inputs = inputs;
    this.signed = signed;
  }

  /**
   * Sees that all that was read ahead would be read again.
   *
   * @throws java.io.UncheckedIOException if a key was withdrawn from before it
   */
  void requireRead() {
    signed.requireTaken();
  }

  String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  /** A proposal is withdrawn there; all records of one stand on one partition. */
  void withdrawn(UUID proposal, long offset) {
    withdrawn.merge(proposal, offset, Math::min);
  }

  Optional<Happening> read(ConsumerRecord<byte[], byte[]> record) {
    Origin origin = new Origin(record.topic(), record.partition(), record.offset());
    try {
      signed.check(record);
      if (record.topic().equals(reviews)) {
        Review review = codecs.reviews().decode(record.value());
        return of(record, review.getBookingId(), inputs.of(review, origin));
      }
      if (record.topic().equals(expungements)) {
        Expungement ordered = codecs.expungements().decode(record.value());
        if (past(
            record, ordered.getId(), ordered.getBookingId(), ExpungementCodec.withdraws(ordered))) {
          return Optional.empty();
        }
        return ExpungementCodec.order(ordered, origin)
            .map(ForgetBooking::expunged)
            .flatMap(happening -> of(record, ordered.getBookingId(), happening));
      }
      if (record.topic().equals(reassignments)) {
        Reassignment ordered = codecs.reassignments().decode(record.value());
        if (past(
            record,
            ordered.getId(),
            ordered.getBookingId(),
            ReassignmentCodec.withdraws(ordered))) {
          return Optional.empty();
        }
        return ReassignmentCodec.order(ordered, origin)
            .flatMap(happening -> of(record, ordered.getBookingId(), happening));
      }
      CaseEvent event = codecs.caseEvents().decode(record.value());
      Envelope envelope =
          Envelope.readFrom(
              record.headers(),
              origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset(),
              Instant.ofEpochMilli(record.timestamp()));
      return of(record, event.getBookingId(), inputs.of(event, envelope, origin));
    } catch (PoisonEvent | BrokenEvent e) {
      return Optional.empty();
    }
  }

  /** Whether the proposal was withdrawn before; a withdrawal itself is taken in. */
  private boolean past(
      ConsumerRecord<byte[], byte[]> record, UUID proposal, UUID booking, boolean withdraws) {
    if (withdraws && key(record).equals(booking.toString())) {
      withdrawn(proposal, record.offset());
    }
    return withdrawn.getOrDefault(proposal, Long.MAX_VALUE) < record.offset();
  }

  private Optional<Happening> of(
      ConsumerRecord<byte[], byte[]> record, UUID booking, Happening happening) {
    return key(record).equals(booking.toString()) ? Optional.of(happening) : Optional.empty();
  }
}
