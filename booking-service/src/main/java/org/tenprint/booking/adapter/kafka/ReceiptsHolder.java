package org.tenprint.booking.adapter.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.domain.Acceptance;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.booking.ReceiptOutcome;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.messaging.TopicExtent;

/** Fills {@link Receipts} from their topic. */
public final class ReceiptsHolder implements ReferenceFeed.Holder<Receipt> {
  private final Receipts receipts;
  private final BiConsumer<UUID, Instant> accepted;
  private final ReadOn readOn;

  /**
   * Fills these.
   *
   * @param accepted told of each booking that was accepted, and when, once that is kept
   */
  public ReceiptsHolder(Receipts receipts, BiConsumer<UUID, Instant> accepted) {
    this.receipts = receipts;
    this.accepted = accepted;
    this.readOn = new ReadOn(receipts.copy());
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
      Acceptance acceptance = ReceiptCodec.acceptance(receipt);
      receipts.accepted(ReceiptCodec.key(receipt), acceptance);
      accepted.accept(acceptance.bookingId(), acceptance.receivedAt());
    } catch (IllegalArgumentException e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
    }
  }

  @Override
  public Map<Integer, Long> positions(Supplier<TopicExtent> now) {
    return readOn.positions(now);
  }

  @Override
  public void read(Map<Integer, Long> positions) {
    readOn.read(positions);
  }
}
