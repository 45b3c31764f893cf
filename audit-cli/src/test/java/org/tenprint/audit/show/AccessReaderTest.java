package org.tenprint.audit.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.access.credential.SigningKeys;
import org.tenprint.audit.answer.Failure;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.MemoryLog;
import org.tenprint.audit.log.Window;
import org.tenprint.events.Principal;
import org.tenprint.events.audit.Access;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.EventSigner;

/** Who read what, and who only says so. */
class AccessReaderTest {
  private static final String TOPIC = "audit.accesses.v1";
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final UUID BOOKING = new UUID(1, 2);
  private static final UUID OTHER = new UUID(3, 4);
  private static final String WORK_ITEMS = "notification-service GET /work-items";

  @TempDir private Path folder;
  private final List<LogRecord> log = new ArrayList<>();

  @Test
  void whatItsWritersSignedIsShownWithoutAFinding() throws IOException {
    write("service:notification-service", access("https://issuer#ann", WORK_ITEMS, BOOKING));
    write("auditor:ben", access("auditor:ben", "audit show", BOOKING));
    List<ReadAccess> found = read(Optional.empty());
    assertEquals(List.of("", ""), findings(found));
    assertEquals("https://issuer#ann", found.get(0).by());
    assertEquals(BOOKING.toString(), found.get(0).what());
    assertEquals("hold-review 2026-CV-1", found.get(0).purpose());
  }

  @Test
  void anAuditorWhoSignsAsAnotherIsSeen() throws IOException {
    write("auditor:ben", access("auditor:ann", "audit show", BOOKING));
    write("auditor:ben", access("https://issuer#ann", WORK_ITEMS, BOOKING));
    write("auditor:ben", access("auditor:ben", WORK_ITEMS, BOOKING));
    assertEquals(
        List.of("signed by auditor:ben", "signed by auditor:ben", "signed by auditor:ben"),
        findings(read(Optional.empty())));
  }

  @Test
  void aServiceSpeaksOfItsOwnDoor() throws IOException {
    write("service:booking-service", access("https://issuer#ann", WORK_ITEMS, BOOKING));
    write("service:booking-service", access("auditor:ben", "audit show", BOOKING));
    assertEquals(
        List.of("signed by service:booking-service", "signed by service:booking-service"),
        findings(read(Optional.empty())));
  }

  @Test
  void whatNobodySignedOrAWrongOneIsForged() throws IOException {
    keys().of(Principal.parse("auditor:ben"));
    log.add(record(unsigned(access("auditor:ben", "audit show", BOOKING))));
    write("service:biometric-service", access("auditor:ben", "audit show", BOOKING));
    List<ReadAccess> found = read(Optional.of(OTHER));
    assertEquals(2, found.size());
    found.forEach(one -> assertTrue(one.finding().startsWith("FORGED " + TOPIC), one.finding()));
    found.forEach(one -> assertEquals("", one.by()));
  }

  @Test
  void whatIsWrittenAgainIsSeen() throws IOException {
    write("auditor:ben", access("auditor:ben", "audit show", BOOKING));
    LogRecord first = log.get(0);
    log.add(
        new LogRecord(
            first.topic(), 0, 1, first.recorded(), first.key(), first.headers(), first.value()));
    assertEquals(List.of("", "written twice " + TOPIC + "/0/1"), findings(read(Optional.empty())));
  }

  @Test
  void whatNoDoorWouldHaveTakenIsSeen() throws IOException {
    for (String[] one : new String[][] {{"Jane Doe", null}, {"complaint", "\u001b[2K"}}) {
      Access access =
          Access.newBuilder(access("auditor:ben", "audit show", BOOKING))
              .setPurpose(one[0])
              .setCaseReference(one[1])
              .build();
      write("auditor:ben", access);
    }
    String why = "its purpose or case reference is not of its form";
    assertEquals(List.of(why, why), findings(read(Optional.empty())));
  }

  @Test
  void ofABookingItsOwnAndSpansAreShown() throws IOException {
    write("auditor:ben", access("auditor:ben", "audit show", OTHER));
    write("auditor:ben", access("auditor:ben", "audit show", BOOKING));
    Access span =
        new Access(
            "auditor:ben",
            "audit replay",
            List.of(),
            List.of("notification.dispositions.v1"),
            AT.minusSeconds(60),
            AT,
            "complaint",
            null,
            AT);
    write("auditor:ben", span);
    assertEquals(
        List.of(
            BOOKING.toString(),
            "from 2026-03-01T11:59:00Z to 2026-03-01T12:00:00Z notification.dispositions.v1"),
        read(Optional.of(BOOKING)).stream().map(ReadAccess::what).toList());
  }

  @Test
  void aTopicThatIsNotThereIsSaid() {
    EventLog none = new MemoryLog(Set.of(), log);
    Events events = new Events(Optional.empty(), Optional.empty(), Optional.empty());
    AccessReader reader = new AccessReader(none, events);
    assertThrows(Failure.class, () -> reader.read(Optional.empty(), Window.ALL));
  }

  private SigningKeys keys() {
    return new SigningKeys(folder);
  }

  private List<ReadAccess> read(Optional<UUID> booking) {
    Events events = new Events(Optional.empty(), Optional.empty(), Optional.of(keys().signers()));
    return new AccessReader(new MemoryLog(Set.of(TOPIC), log), events).read(booking, Window.ALL);
  }

  private static List<String> findings(List<ReadAccess> found) {
    return found.stream().map(ReadAccess::finding).toList();
  }

  private void write(String signer, Access access) throws IOException {
    EventSigner with = new EventSigner();
    with.configure(Map.of(EventSigner.KEY, keys().of(Principal.parse(signer)).toString()));
    log.add(record(with.onSend(unsigned(access))));
  }

  private ProducerRecord<byte[], byte[]> unsigned(Access access) {
    EventCodec<Access> codec = EventCodec.of(Access.class);
    byte[] key = access.getBy().getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(TOPIC, 0, AT.toEpochMilli() + log.size(), key, codec.encode(access));
    Envelope.first("/test", codec.eventType(), access.getBy(), "" + log.size(), AT)
        .writeTo(record.headers());
    return record;
  }

  private LogRecord record(ProducerRecord<byte[], byte[]> sent) {
    List<LogRecord.RecordHeader> headers = new ArrayList<>();
    sent.headers()
        .forEach(header -> headers.add(new LogRecord.RecordHeader(header.key(), header.value())));
    return new LogRecord(
        TOPIC,
        0,
        log.size(),
        Instant.ofEpochMilli(sent.timestamp()),
        sent.key(),
        headers,
        sent.value());
  }

  private static Access access(String by, String door, UUID booking) {
    return new Access(
        by, door, List.of(booking), List.of(), null, null, "hold-review", "2026-CV-1", AT);
  }
}
