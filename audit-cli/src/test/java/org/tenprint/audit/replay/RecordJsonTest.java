package org.tenprint.audit.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.audit.SampleCase;
import org.tenprint.audit.log.Events;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.LogRecord.RecordHeader;
import org.tenprint.audit.log.TopicName;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.booking.Booking;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.Reason;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.SealedLetters;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;
import org.tenprint.vault.MemoryVault;

class RecordJsonTest {
  private static final byte[] NO_TEXT = {(byte) 0xff, 0, 1};
  private static final SampleCase CASE = new SampleCase("TCN0000001");

  private final RecordJson json =
      new RecordJson(new Events(Optional.empty(), Optional.empty(), Optional.empty()));

  @Test
  void aLineReadsAsTheEventAndLosesNothing() {
    Disposition disposition =
        CASE.disposition("sib:MA", Outcome.WITHHELD, Reason.RECIPIENT_REFUSED, "X");
    LogRecord record = record(TopicCatalogue.DISPOSITIONS, encoded(Disposition.class, disposition));
    String line = line(record);
    assertTrue(
        line.startsWith("{\"topic\":\"notification.dispositions.v1\",\"partition\":3,"), line);
    assertTrue(line.contains("\"timestamp\":\"2011-06-05T22:14:00Z\""), line);
    assertTrue(line.contains("\"outcome\":\"WITHHELD\""), line);
    assertTrue(line.contains("\"bookingId\":\"" + CASE.id() + "\""), line);
    assertTrue(
        line.contains("{\"instant\":\"2011-06-05T22:15:00Z\",\"offsetSeconds\":-14400}"), line);
    assertSame(record, RecordJson.record(line).orElseThrow());
  }

  @Test
  void aTombstoneAndBytesThatAreNoTextLoseNothing() {
    LogRecord tombstone =
        new LogRecord(
            TopicCatalogue.RECORDS.name(),
            0,
            0,
            SampleCase.BOOKED,
            NO_TEXT,
            List.of(new RecordHeader("a", NO_TEXT), new RecordHeader("a", null)),
            null);
    LogRecord back = RecordJson.record(line(tombstone)).orElseThrow();
    assertSame(tombstone, back);
    assertNull(back.value());
    assertNull(back.headers().get(1).value());
  }

  @Test
  void whatCannotBeDecodedSaysWhy() {
    LogRecord record = record(TopicCatalogue.REVIEWS, new byte[] {7});
    assertTrue(line(record).contains("\"value\":null,\"problem\":\"NOT_AN_EVENT\""), line(record));
    assertSame(record, RecordJson.record(line(record)).orElseThrow());
  }

  @Test
  void biometricValuesStayBytes() {
    LogRecord record = record(TopicCatalogue.BOOKINGS, encoded(Booking.class, CASE.booking()));
    assertFalse(line(record).contains(SampleCase.NAME), line(record));
    assertFalse(line(record).contains("\"value\":{"), line(record));
    assertSame(record, RecordJson.record(line(record)).orElseThrow());
  }

  @Test
  void aSealedLetterIsOpenedWhereThatIsAskedForAndNowhereElse() {
    String from = TopicCatalogue.SUBMISSIONS.of("MA0130100");
    byte[] came = SampleCase.NAME.getBytes(StandardCharsets.UTF_8);
    KeyVault vault = new MemoryVault();
    Headers marks = new RecordHeaders();
    Origin origin = new Origin(from, 0, 7L);
    DeadLetters.mark(
        marks, new PoisonEvent(PoisonReason.UNDECODABLE, "cut"), origin, "booking-service");
    byte[] sealed = SealedLetters.sealed(vault, KeyId.ofBooking(CASE.id()), origin, marks, came);
    List<RecordHeader> headers = new ArrayList<>();
    marks.forEach(mark -> headers.add(new RecordHeader(mark.key(), mark.value())));
    String name = TopicSpec.deadLetters(from, "booking-service");
    LogRecord letter =
        new LogRecord(name, 0, 0, SampleCase.BOOKED, null, List.copyOf(headers), sealed);
    String opened = "\"opened\":\"" + Base64.getEncoder().encodeToString(came) + "\"";
    Events keys = new Events(Optional.empty(), Optional.of(vault), Optional.empty());
    TopicName topic = TopicName.parse(name).orElseThrow();
    assertTrue(new RecordJson(keys, true).line(letter, topic).contains(opened));
    assertSame(letter, RecordJson.record(new RecordJson(keys, true).line(letter, topic)).get());
    assertFalse(new RecordJson(keys).line(letter, topic).contains("opened"));
    Events none = new Events(Optional.empty(), Optional.empty(), Optional.empty());
    assertTrue(new RecordJson(none, true).line(letter, topic).contains("\"problem\":\"SEALED\""));
    vault.destroy(KeyId.ofBooking(CASE.id()), new Destruction(SampleCase.BOOKED, "order"));
    assertTrue(new RecordJson(keys, true).line(letter, topic).contains("\"problem\":\"ERASED\""));
  }

  /** Of a letter of before, whose sender could write what tells a sealed one. */
  @Test
  void aLetterThatSaysItIsSealedAndHasNothingIsAProblemOfItsOwnLine() {
    String from = TopicCatalogue.SUBMISSIONS.of("MA0130100");
    KeyVault vault = new MemoryVault();
    KeyId own = KeyId.ofBooking(CASE.id());
    vault.ensure(own);
    Headers marks = new RecordHeaders();
    DeadLetters.mark(
        marks,
        new PoisonEvent(PoisonReason.NULL_VALUE, "null"),
        new Origin(from, 0, 7L),
        "booking-service");
    marks.add(SealedLetters.FORM, "x".getBytes(StandardCharsets.UTF_8));
    marks.add(SealedLetters.KEY, own.text().getBytes(StandardCharsets.UTF_8));
    List<RecordHeader> headers = new ArrayList<>();
    marks.forEach(mark -> headers.add(new RecordHeader(mark.key(), mark.value())));
    String name = TopicSpec.deadLetters(from, "booking-service");
    LogRecord letter = new LogRecord(name, 0, 0, SampleCase.BOOKED, null, headers, null);
    Events keys = new Events(Optional.empty(), Optional.of(vault), Optional.empty());
    String line = new RecordJson(keys, true).line(letter, TopicName.parse(name).orElseThrow());
    assertTrue(line.contains("\"problem\":\"UNDECODABLE\""), line);
    assertSame(letter, RecordJson.record(line).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"topic\":\"t\",\"valueBase64\":null}",
        "{\"topic\":\"t\",\"timestamp\":\"2011-06-05T22:14:00Z\",\"valueBase64\":\"%\"}"
      })
  void othersAreNoRecords(String line) {
    assertTrue(RecordJson.record(line).isEmpty());
  }

  private String line(LogRecord record) {
    return json.line(record, TopicName.parse(record.topic()).orElseThrow());
  }

  private static LogRecord record(TopicSpec topic, byte[] value) {
    return new LogRecord(
        topic.name(),
        3,
        5_000_000_000L,
        SampleCase.BOOKED,
        CASE.id().toString().getBytes(StandardCharsets.UTF_8),
        List.of(new RecordHeader("ce_id", "é".getBytes(StandardCharsets.UTF_8))),
        value);
  }

  private static <T extends SpecificRecord> byte[] encoded(Class<T> type, T event) {
    return EventCodec.of(type).encode(event);
  }

  private static void assertSame(LogRecord expected, LogRecord actual) {
    assertEquals(expected.address(), actual.address());
    assertEquals(expected.recorded(), actual.recorded());
    assertArrayEquals(expected.key(), actual.key());
    assertArrayEquals(expected.value(), actual.value());
    assertEquals(expected.headers().size(), actual.headers().size());
    for (int i = 0; i < expected.headers().size(); i++) {
      assertEquals(expected.headers().get(i).name(), actual.headers().get(i).name());
      assertArrayEquals(expected.headers().get(i).value(), actual.headers().get(i).value());
    }
  }
}
