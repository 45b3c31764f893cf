package org.tenprint.audit.prints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.events.BookingIds;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Enrolment;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.notification.Approval;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.matching.prints.Subject;
import org.tenprint.matching.prints.TenPrint;
import org.tenprint.messaging.EventCodec;

/** What a reader must know besides of an identification. */
class PrintsReaderTest {
  private static final SampleCase SAMPLE = new SampleCase("READER0001");
  private static final Instant FOUND = SampleCase.BOOKED.plusSeconds(2);
  private static final String WRONG =
      "the identification was found wrong since, by two examiners: ./tenprint audit show tells it";

  private final List<LogRecord> log = new ArrayList<>();

  @Test
  void thatItWasFoundWrongIsToldWhateverWasProposedLater() {
    TenPrint held = SamplePrints.card(1, 0);
    TenPrint card = SamplePrints.card(1, 3);
    String booking = SAMPLE.id().toString();
    put(TopicCatalogue.BOOKINGS, booking, SamplePrints.booking(SAMPLE, card));
    put(
        TopicCatalogue.IDENTIFICATIONS,
        booking,
        SamplePrints.identified(
            SAMPLE, card, FOUND, IdentificationOutcome.MATCH, Subject.of("S-1", held)));
    put(
        TopicCatalogue.ENROLMENTS,
        "S-1",
        new Enrolment(
            "S-1",
            List.of(
                SamplePrints.encounter(
                    BookingIds.of(SampleCase.ORI, "READER0000"),
                    SampleCase.BOOKED.minusSeconds(60),
                    held))));
    put(TopicCatalogue.REASSIGNMENTS, booking, reassignment(null));
    assertEquals(List.of(), remarks());
    put(TopicCatalogue.REASSIGNMENTS, booking, reassignment("https://issuer.example#two"));
    assertEquals(List.of(WRONG), remarks());
    put(TopicCatalogue.REASSIGNMENTS, booking, reassignment(null));
    assertEquals(List.of(WRONG), remarks());
  }

  private static Reassignment reassignment(String approvedBy) {
    return Reassignment.newBuilder()
        .setId(SAMPLE.id())
        .setBookingId(SAMPLE.id())
        .setCitation("finding 1")
        .setProposedBy("https://issuer.example#one")
        .setProposedAt(SampleCase.at(FOUND))
        .setApproval(approvedBy == null ? null : new Approval(approvedBy, FOUND, null))
        .build();
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    Set<String> topics =
        Set.of(
            TopicCatalogue.BOOKINGS.name(),
            TopicCatalogue.ENROLMENTS.name(),
            TopicCatalogue.IDENTIFICATIONS.name(),
            TopicCatalogue.REASSIGNMENTS.name(),
            TopicCatalogue.EXPUNGEMENTS.name(),
            TopicCatalogue.ERASURES.name(),
            TopicCatalogue.CASE_EVENTS.name());
    Events events = new Events(Optional.empty(), Optional.empty(), Optional.empty());
    new PrintsReader(new MemoryLog(topics, log), events, read -> {}, remarks::add)
        .read(SAMPLE.id());
    return remarks;
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> void put(TopicSpec topic, String key, T event) {
    EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
    byte[] named = key.getBytes(StandardCharsets.UTF_8);
    log.add(
        new LogRecord(topic.name(), 0, log.size(), FOUND, named, List.of(), codec.encode(event)));
  }
}
