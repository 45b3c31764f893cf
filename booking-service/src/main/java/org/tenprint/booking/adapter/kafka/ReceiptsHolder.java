package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.Receipts.Bookmark;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.messaging.TopicExtent;

/** Fills {@link Receipts} from their topic, and tells how far it has been read. */
public final class ReceiptsHolder implements ReferenceFeed.Holder<Receipt> {
  private final Receipts receipts;
  private final Map<Integer, Long> positions = new HashMap<>();

  /** The feed's thread alone uses it. */
  private String topicId = "";

  /** Fills these. */
  public ReceiptsHolder(Receipts receipts) {
    this.receipts = receipts;
  }

  @Override
  public void put(Received<Receipt> received) throws PoisonEvent {
    Receipt receipt = received.value();
    if (!received.key().equals(ReceiptCodec.recordKey(receipt))) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "key is not that of the receipt");
    }
    if (receipt.getOutcome() == ReceiptOutcome.ACCEPTED) {
      accepted(receipt);
    } else if (receipt.getOutcome() == ReceiptOutcome.REFUSED) {
      refused(receipt);
    } else {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "outcome");
    }
  }

  private void refused(Receipt receipt) throws PoisonEvent {
    try {
      receipts.refused(ReceiptCodec.key(receipt), ReceiptCodec.refusal(receipt));
    } catch (IllegalArgumentException e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  private void accepted(Receipt receipt) throws PoisonEvent {
    try {
      receipts.accepted(ReceiptCodec.key(receipt), ReceiptCodec.acceptance(receipt));
    } catch (IllegalArgumentException e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  /** What is kept is read on from, where it fits the topic; else all is read again. */
  @Override
  public Map<Integer, Long> positions(Supplier<TopicExtent> now) {
    TopicExtent topic = now.get();
    topicId = topic.id();
    Optional<Bookmark> kept =
        receipts.bookmark().filter(at -> at.fits(topic.id(), topic.begins(), topic.ends()));
    if (kept.isEmpty()) {
      receipts.forget();
      return Map.of();
    }
    read(kept.get().positions());
    return kept.get().positions();
  }

  @Override
  public void read(Map<Integer, Long> now) {
    receipts.read(new Bookmark(topicId, now));
    synchronized (positions) {
      positions.putAll(now);
      positions.notifyAll();
    }
  }

  /**
   * Waits until the topic was read up to these offsets.
   *
   * @return whether it was within that time
   */
  boolean awaitRead(Map<Integer, Long> ends, Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    synchronized (positions) {
      while (!ends.entrySet().stream()
          .allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue())) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return false;
        }
        positions.wait(left);
      }
      return true;
    }
  }
}
