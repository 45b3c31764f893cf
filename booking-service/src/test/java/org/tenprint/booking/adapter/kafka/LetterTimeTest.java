package org.tenprint.booking.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.vault.MemoryVault;

class LetterTimeTest {
  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
  private static final String TOPIC = "booking.submissions.MA0130100.v1";

  private static MockProducer<byte[], byte[]> producer() {
    return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * The brokers' clock was ahead when they took the record, and was set right: they would refuse
   * that time. And what lay there for days would be deleted before anybody looks.
   */
  @ParameterizedTest
  @ValueSource(longs = {2, -6 * 24})
  void aDeadLetterHasItsOwnTime(long hoursAhead) {
    MockProducer<byte[], byte[]> letters = producer();
    byte[] bytes = "no submission".getBytes(UTF_8);
    long taken = NOW.plus(Duration.ofHours(hoursAhead)).toEpochMilli();
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            TOPIC,
            0,
            7,
            taken,
            TimestampType.LOG_APPEND_TIME,
            bytes.length,
            bytes.length,
            bytes,
            bytes,
            new RecordHeaders(),
            Optional.empty());
    try (SubmissionOutcomes outcomes =
        new SubmissionOutcomes(
            new AgencyWriter(letters),
            new AgencyWriter(producer()),
            Optional.empty(),
            new MemoryVault(),
            () -> NOW)) {
      outcomes
          .unreadable(record, new PoisonEvent(PoisonReason.UNDECODABLE, "no event"))
          .toCompletableFuture()
          .join();
    }
    assertEquals(NOW.toEpochMilli(), letters.history().get(0).timestamp());
  }
}
