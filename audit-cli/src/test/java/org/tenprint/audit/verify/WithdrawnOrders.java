package org.tenprint.audit.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.tenprint.audit.log.LogRecord.RecordHeader;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Erasure;
import org.tenprint.events.notification.Expungement;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.messaging.EventCodec;
import org.tenprint.vault.KeyVault;

/** Records of one proposal about a booking: that it is an order, that it was withdrawn. */
final class WithdrawnOrders {
  /** Where its approval stands. */
  static final long AT = 10;

  static final UUID PROPOSAL = new UUID(7, 7);
  static final String PROPOSER = "https://issuer.example#one";
  static final Instant WHEN = SampleCase.BOOKED.plusSeconds(60);

  static final String OTHER = "https://issuer.example#two";

  private final UUID booking;
  private final UUID key;
  private final Optional<KeyVault> vault;
  private final Instant recorded;

  WithdrawnOrders(UUID booking) {
    this(booking, booking);
  }

  /**
   * Of a booking, under a key that may be another's.
   *
   * @param key of the records
   */
  WithdrawnOrders(UUID booking, UUID key) {
    this(booking, key, Optional.empty(), WHEN);
  }

  /**
   * Of a booking, at another time.
   *
   * @param recorded when each was
   */
  WithdrawnOrders(UUID booking, Instant recorded) {
    this(booking, booking, Optional.empty(), recorded);
  }

  private WithdrawnOrders(UUID booking, UUID key, Optional<KeyVault> vault, Instant recorded) {
    this.booking = booking;
    this.key = key;
    this.vault = vault;
    this.recorded = recorded;
  }

  /** The same, sealed as the services write it. */
  WithdrawnOrders sealed(KeyVault by) {
    return new WithdrawnOrders(booking, key, Optional.of(by), recorded);
  }

  private static Approval by(String person) {
    return person == null ? null : new Approval(person, WHEN, null);
  }

  /** A state of a reassignment; as {@link #expungement}. */
  LogRecord reassignment(String approval, String withdrawal, long offset) {
    Reassignment state =
        Reassignment.newBuilder()
            .setId(PROPOSAL)
            .setBookingId(booking)
            .setCitation("finding 1")
            .setProposedBy(PROPOSER)
            .setProposedAt(SampleCase.at(WHEN))
            .setApproval(by(approval))
            .setWithdrawal(by(withdrawal))
            .build();
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
            .setApproval(by(approval))
            .setWithdrawal(by(withdrawal))
            .build();
    return record(TopicCatalogue.EXPUNGEMENTS.name(), state, offset);
  }

  /** That the booking was forgotten by the order that stands at {@link #AT}. */
  LogRecord erasure() {
    return erasure(TopicCatalogue.EXPUNGEMENTS.name());
  }

  /** By what stands there in another topic. */
  LogRecord erasure(String topic) {
    Origin order = new Origin(topic, 0, AT);
    return record(
        TopicCatalogue.ERASURES.name(), new Erasure(booking, SampleCase.at(WHEN), order), 0);
  }

  /** A record of the erasures' topic with this value. */
  LogRecord erasure(byte[] value) {
    return record(TopicCatalogue.ERASURES.name(), value, 0);
  }

  /** A record of the orders' topic with this value. */
  LogRecord record(byte[] value, long offset, RecordHeader... headers) {
    return record(TopicCatalogue.EXPUNGEMENTS.name(), value, offset, headers);
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> LogRecord record(String topic, T event, long offset) {
    EventCodec<T> plain = EventCodec.of((Class<T>) event.getClass());
    EventCodec<T> codec = vault.map(plain::with).orElse(plain);
    return record(topic, codec.encode(event), offset);
  }

  private LogRecord record(String topic, byte[] value, long offset, RecordHeader... headers) {
    byte[] named = key.toString().getBytes(StandardCharsets.UTF_8);
    return new LogRecord(topic, 0, offset, recorded, named, List.of(headers), value);
  }

  static EventReader reader(LogRecord... records) {
    return reader(Optional.empty(), records);
  }

  /**
   * Reads without keys.
   *
   * @param signers folder of the services' public keys
   */
  static EventReader reader(Optional<Path> signers, LogRecord... records) {
    return reader(signers, Set.of(), records);
  }

  /**
   * Reads without keys.
   *
   * @param cut topics of which what stood before was removed
   */
  static EventReader reader(Optional<Path> signers, Set<String> cut, LogRecord... records) {
    Set<String> topics = new TreeSet<>();
    for (LogRecord record : records) {
      topics.add(record.topic());
    }
    return new EventReader(
        new MemoryLog(topics, List.of(records), Instant.MAX, cut),
        new Events(Optional.empty(), Optional.empty(), signers));
  }
}
