package org.tenprint.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.tenprint.events.Purpose;
import org.tenprint.events.audit.Access;
import org.tenprint.messaging.Accessed.OfBookings;
import org.tenprint.messaging.Accessed.OfSpan;

/** A read is recorded when the brokers say so, and not before. */
class KafkaAccessLogTest {
  private static final EventCodec<Access> CODEC = EventCodec.of(Access.class);
  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final UUID BOOKING = new UUID(1, 2);

  private final MockProducer<byte[], byte[]> broker = broker(false);
  private final KafkaAccessLog log = new KafkaAccessLog(broker, "/booking-service", CODEC);

  @Test
  void itReturnsWhenItIsAcknowledgedAndNotBefore() {
    CompletableFuture<Void> recording = CompletableFuture.runAsync(() -> log.record(one()));
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !broker.history().isEmpty());
    assertFalse(recording.isDone());
    assertTrue(broker.completeNext());
    recording.join();
  }

  @Test
  void whatTheBrokersRefuseIsNotRecorded() {
    CompletableFuture<Void> recording = CompletableFuture.runAsync(() -> log.record(one()));
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> broker.errorNext(new TopicAuthorizationException("no")));
    CompletionException failed = assertThrows(CompletionException.class, recording::join);
    assertTrue(failed.getCause() instanceof NotRecorded, failed.toString());
  }

  @Test
  void whatCannotBeSentIsNotRecorded() {
    broker.sendException = new TopicAuthorizationException("no");
    assertThrows(NotRecorded.class, () -> log.record(one()));
  }

  @Test
  void whoComesWhileTooManyWaitIsToldAtOnce() {
    List<CompletableFuture<Void>> waiting =
        Collections.nCopies(KafkaAccessLog.AT_ONCE, 0).stream()
            .map(
                i ->
                    CompletableFuture.runAsync(
                        () -> log.record(one()), task -> new Thread(task).start()))
            .toList();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> broker.history().size() == KafkaAccessLog.AT_ONCE);
    assertThrows(NotRecorded.class, () -> log.record(one()));
    while (broker.completeNext()) {
      continue;
    }
    waiting.forEach(CompletableFuture::join);
    CompletableFuture<Void> next = CompletableFuture.runAsync(() -> log.record(one()));
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(broker::completeNext);
    next.join();
  }

  @Test
  void itSaysWhoReadWhatAndWhatFor() throws PoisonEvent {
    Access written = CODEC.decode(written(one()).value());
    assertEquals("agency:MA0130100", written.getBy());
    assertEquals("booking-service GET /bookings/{ori}/{tcn}", written.getDoor());
    assertEquals(List.of(BOOKING), written.getBookings());
    assertEquals(List.of(), written.getTopics());
    assertEquals("hold-review", written.getPurpose());
    assertEquals("2026-CV-1", written.getCaseReference());
    assertEquals(AT, written.getAt());
  }

  @Test
  void itIsKeyedByTheBookingAndOfMoreByWhoReads() {
    assertEquals(BOOKING.toString(), key(written(one())));
    List<UUID> two = List.of(BOOKING, new UUID(3, 4));
    assertEquals("auditor:a", key(written(of(new OfBookings(two)))));
    assertEquals("auditor:a", key(written(span())));
  }

  @Test
  void aSpanIsSaidAsItIs() throws PoisonEvent {
    Access written = CODEC.decode(written(span()).value());
    assertEquals(List.of("notification.dispositions.v1"), written.getTopics());
    assertEquals(Instant.EPOCH, written.getFrom());
    assertEquals(null, written.getTo());
  }

  @Test
  void theMostThatOneNamesCanBeRead() throws PoisonEvent {
    List<UUID> most = Collections.nCopies(Accessed.MOST, BOOKING);
    byte[] value = written(of(new OfBookings(most))).value();
    assertEquals(Accessed.MOST, CODEC.decode(value).getBookings().size());
    List<UUID> more = Collections.nCopies(Accessed.MOST + 1, BOOKING);
    assertThrows(IllegalArgumentException.class, () -> new OfBookings(more));
    assertThrows(IllegalArgumentException.class, () -> new OfBookings(List.of()));
  }

  @Test
  void twoReadsAtOneInstantAreTwo() {
    assertNotEquals(id(written(one())), id(written(one())));
  }

  private static ProducerRecord<byte[], byte[]> written(Accessed access) {
    MockProducer<byte[], byte[]> broker = broker(true);
    new KafkaAccessLog(broker, "/booking-service", CODEC).record(access);
    assertEquals(1, broker.history().size());
    ProducerRecord<byte[], byte[]> record = broker.history().get(0);
    assertEquals("audit.accesses.v1", record.topic());
    return record;
  }

  private static MockProducer<byte[], byte[]> broker(boolean acknowledging) {
    return new MockProducer<>(
        acknowledging, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static String key(ProducerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  private static String id(ProducerRecord<byte[], byte[]> record) {
    return new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
  }

  private static Accessed one() {
    return new Accessed(
        "agency:MA0130100",
        "booking-service GET /bookings/{ori}/{tcn}",
        new OfBookings(List.of(BOOKING)),
        new Purpose("hold-review", Optional.of("2026-CV-1")),
        AT);
  }

  private static Accessed span() {
    return of(
        new OfSpan(
            List.of("notification.dispositions.v1"), Optional.of(Instant.EPOCH), Optional.empty()));
  }

  private static Accessed of(Accessed.Read read) {
    return new Accessed("auditor:a", "audit replay", read, Purpose.of("complaint"), AT);
  }
}
