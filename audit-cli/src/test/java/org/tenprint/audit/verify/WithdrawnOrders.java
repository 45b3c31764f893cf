package org.tenprint.audit.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Erasure;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.messaging.EventCodec;

/** Records of one proposal about a booking: that it is an order, that it was withdrawn. */
final class WithdrawnOrders {
  /** Where its approval stands. */
  static final long AT = 10;

  static final UUID PROPOSAL = new UUID(7, 7);
  static final String PROPOSER = "https://issuer.example#one";
  static final Instant WHEN = SampleCase.BOOKED.plusSeconds(60);

  private static final String OTHER = "https://issuer.example#two";

  private final UUID booking;

  WithdrawnOrders(UUID booking) {
    this.booking = booking;
  }

  private static Approval by(String person) {
    return new Approval(person, WHEN, null);
  }

  /**
   * A state of a reassignment.
   *
   * @param ordered whether it is approved; else it is withdrawn
   */
  LogRecord reassignment(boolean ordered, long offset) {
    Reassignment.Builder stated =
        Reassignment.newBuilder()
            .setId(PROPOSAL)
            .setBookingId(booking)
            .setCitation("finding 1")
            .setProposedBy(PROPOSER)
            .setProposedAt(SampleCase.at(WHEN));
    Reassignment state =
        (ordered ? stated.setApproval(by(OTHER)) : stated.setWithdrawal(by(PROPOSER))).build();
    return record(TopicCatalogue.REASSIGNMENTS.name(), state, offset);
  }

  /**
   * A state of an expungement.
   *
   * @param approval by whom; null where nobody did
   * @param withdrawal by whom; null where nobody did
   */
  LogRecord expungement(String approval, String withdrawal, long offset) {
    Expungement state =
        Expungement.newBuilder()
            .setId(PROPOSAL)
            .setBookingId(booking)
            .setOrder("1-CV-1")
            .setCitation("M.G.L. c. 276")
            .setProposedBy(PROPOSER)
            .setProposedAt(SampleCase.at(WHEN))
            .setApproval(approval == null ? null : by(approval))
            .setWithdrawal(withdrawal == null ? null : by(withdrawal))
            .build();
    return record(TopicCatalogue.EXPUNGEMENTS.name(), state, offset);
  }

  /** That the booking was forgotten by the order that stands at {@link #AT}. */
  LogRecord erasure() {
    Origin order = new Origin(TopicCatalogue.EXPUNGEMENTS.name(), 0, AT);
    return record(
        TopicCatalogue.ERASURES.name(), new Erasure(booking, SampleCase.at(WHEN), order), 0);
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> LogRecord record(String topic, T event, long offset) {
    EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
    byte[] key = booking.toString().getBytes(StandardCharsets.UTF_8);
    return new LogRecord(topic, 0, offset, WHEN, key, List.of(), codec.encode(event));
  }

  static EventReader reader(LogRecord... records) {
    Set<String> topics = new TreeSet<>();
    for (LogRecord record : records) {
      topics.add(record.topic());
    }
    return new EventReader(
        new MemoryLog(topics, List.of(records)),
        new Events(Optional.empty(), Optional.empty(), Optional.empty()));
  }
}
