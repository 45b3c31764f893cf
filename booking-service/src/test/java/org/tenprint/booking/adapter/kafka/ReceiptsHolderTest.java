package org.tenprint.booking.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.booking.HeapReceipts;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.booking.domain.BookingKey;
import org.tenprint.booking.domain.Intake;
import org.tenprint.messaging.TopicExtent;

/** A start reads on where the last one stopped, and never from where the topic is another. */
class ReceiptsHolderTest {
  private static final BookingKey KEY = new BookingKey("MA0130100", "T-1");
  private static final Map<Integer, Long> READ = Map.of(0, 5L, 1, 7L);

  private final Receipts receipts = new Receipts(ReceiptCodec::bookingId, new HeapReceipts());

  @Test
  void aFirstStartReadsFromTheBeginningAndTheNextReadsOn() throws Exception {
    assertEquals(Map.of(), start().positions(() -> topic("id", 5, 7)));
    ran("id");
    ReceiptsHolder next = start();
    assertEquals(READ, next.positions(() -> topic("id", 9, 7)));
    assertTrue(receipts.acceptance(KEY).isPresent());
    assertTrue(next.awaitRead(READ, Duration.ZERO), "what is kept counts as read");
    assertFalse(next.awaitRead(Map.of(0, 9L), Duration.ZERO));
  }

  @Test
  void aTopicThatWasMadeAgainIsReadFromItsBeginningAndNothingOfTheOldIsLeft() {
    ran("id");
    assertEquals(Map.of(), start().positions(() -> topic("made again", 5, 7)));
    assertEquals(Optional.empty(), receipts.acceptance(KEY));
  }

  @Test
  void aTopicThatLostItsEndIsReadFromItsBeginning() {
    ran("id");
    assertEquals(Map.of(), start().positions(() -> topic("id", 5, 6)));
    assertEquals(Optional.empty(), receipts.acceptance(KEY));
  }

  /** A start that has read both partitions. */
  private void ran(String topicId) {
    ReceiptsHolder holder = start();
    holder.positions(() -> topic(topicId, 5, 7));
    receipts.accepted(
        KEY,
        new Acceptance(
            ReceiptCodec.bookingId(KEY), "0f".repeat(32), Intake.KAFKA, Instant.EPOCH, List.of()));
    holder.read(READ);
  }

  private ReceiptsHolder start() {
    return new ReceiptsHolder(receipts);
  }

  private static TopicExtent topic(String id, long first, long second) {
    return new TopicExtent(
        id, Map.of(0, 0L, 1, 0L), Map.of(0, first, 1, second), Duration.ofDays(1));
  }
}
