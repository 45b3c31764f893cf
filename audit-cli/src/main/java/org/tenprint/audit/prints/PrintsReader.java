package org.tenprint.audit.prints;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Encounter;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/** Finds a booking's prints, the identification, and the candidate's prints of before it. */
public final class PrintsReader {
  private static final List<TopicSpec> BIOMETRIC =
      List.of(TopicCatalogue.BOOKINGS, TopicCatalogue.ENROLMENTS);

  private final EventLog log;
  private final Events events;
  private final Consumer<List<UUID>> recording;
  private final Consumer<String> remarks;
  private final Forgotten forgotten;

  /**
   * @param recording told of the bookings whose prints are about to be read; throws where that
   *     cannot be recorded
   * @param remarks told what a reader must know besides, a line each
   */
  public PrintsReader(
      EventLog log, Events events, Consumer<List<UUID>> recording, Consumer<String> remarks) {
    this.log = log;
    this.events = events;
    this.recording = recording;
    this.remarks = remarks;
    this.forgotten = new Forgotten(log, events);
  }

  /**
   * Reads and compares.
   *
   * @throws NotDrawn if there is nothing to draw, or nothing may be
   * @throws Failure if that cannot be told
   */
  public ComparedCard read(UUID id) {
    for (TopicSpec topic : BIOMETRIC) {
      if (!log.topics().contains(topic.name())) {
        throw new Failure(
            topic.name()
                + ": not there, or not yours to read: prints are shown to auditors with biometrics"
                + " alone");
      }
    }
    recording.accept(List.of(id));
    if (forgotten.is(id)) {
      throw new NotDrawn("booking " + id + " was ordered to be forgotten: nothing is drawn of it");
    }
    Identification found =
        latest(TopicCatalogue.IDENTIFICATIONS, id.toString(), Identification.class)
            .orElseThrow(() -> new NotDrawn("there is no identification of booking id " + id));
    if (found.getSubjectId() == null
        || found.getOutcome() != IdentificationOutcome.MATCH
            && found.getOutcome() != IdentificationOutcome.GREY) {
      throw new NotDrawn(
          "the identification is %s and names nobody to compare with"
              .formatted(found.getOutcome()));
    }
    Booking booking =
        latest(TopicCatalogue.BOOKINGS, id.toString(), Booking.class)
            .orElseThrow(() -> new NotDrawn("the booking's prints are kept no longer: 30 days"));
    reassigned(id);
    RecordPrints record = record(found, id);
    if (record.encounters().isEmpty()) {
      throw new NotDrawn("the candidate's record has no encounter from before this booking left");
    }
    return ComparedCard.of(
        found, CardPrints.of(booking, new HashSet<>(found.getFingersUsed())), record);
  }

  private RecordPrints record(Identification found, UUID id) {
    String subject = found.getSubjectId();
    LogRecord held =
        last(TopicCatalogue.ENROLMENTS, subject)
            .filter(record -> record.value() != null)
            .orElseThrow(() -> new NotDrawn("the candidate's record was removed"));
    List<UUID> bookings = new ArrayList<>();
    for (Encounter encounter : outside(held).getEncounters()) {
      if (encounter.getBookingId() != null && !encounter.getBookingId().equals(id)) {
        bookings.add(encounter.getBookingId());
      }
    }
    if (!bookings.isEmpty()) {
      recording.accept(bookings);
    }
    return RecordPrints.of(
        decoded(held, Enrolment.class),
        encounter ->
            !id.equals(encounter.getBookingId())
                && !encounter.getEnrolledAt().isAfter(found.getIdentifiedAt())
                && (encounter.getBookingId() == null || !forgotten.is(encounter.getBookingId())));
  }

  /** Whatever was recorded of it later: an order of two cannot be taken back. */
  private void reassigned(UUID id) {
    requireThere(TopicCatalogue.REASSIGNMENTS);
    boolean[] found = new boolean[1];
    log.readKey(
        TopicCatalogue.REASSIGNMENTS.name(),
        id.toString(),
        record ->
            found[0] |=
                record.value() != null
                    && decoded(record, Reassignment.class).getApproval() != null);
    if (found[0]) {
      remarks.accept(
          "the identification was found wrong since, by two examiners: ./tenprint audit show tells"
              + " it");
    }
  }

  private Enrolment outside(LogRecord record) {
    try {
      return (Enrolment) events.decodeOutside(TopicCatalogue.ENROLMENTS, record);
    } catch (PoisonEvent poison) {
      throw unread(record, poison);
    }
  }

  private <T extends SpecificRecord> Optional<T> latest(
      TopicSpec topic, String key, Class<T> type) {
    requireThere(topic);
    return last(topic, key)
        .filter(record -> record.value() != null)
        .map(record -> decoded(record, type));
  }

  private void requireThere(TopicSpec topic) {
    if (!log.topics().contains(topic.name())) {
      throw new Failure(topic.name() + ": not there, or not yours to read");
    }
  }

  private Optional<LogRecord> last(TopicSpec topic, String key) {
    LogRecord[] last = new LogRecord[1];
    log.readKey(topic.name(), key, record -> last[0] = record);
    return Optional.ofNullable(last[0]);
  }

  private <T extends SpecificRecord> T decoded(LogRecord record, Class<T> type) {
    try {
      return events.decode(type, record);
    } catch (PoisonEvent poison) {
      throw unread(record, poison);
    }
  }

  private static RuntimeException unread(LogRecord record, PoisonEvent poison) {
    if (poison.reason() == PoisonReason.ERASED) {
      return new NotDrawn(record.address() + " is of who was forgotten: nothing is drawn");
    }
    return new Failure(
        poison.reason() == PoisonReason.SEALED
            ? record.address() + " is sealed, and there are no keys here: name them with --keys"
            : record.address() + " cannot be decoded: " + poison.reason(),
        poison);
  }
}
