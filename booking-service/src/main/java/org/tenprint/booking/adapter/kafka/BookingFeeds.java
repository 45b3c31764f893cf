package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.tenprint.booking.application.AgencyAnswers;
import org.tenprint.booking.application.Receipts;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.notification.Disposition;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.messaging.SchemaRegistry;

/** The two feeds of the service, receipts and dispositions. */
public final class BookingFeeds implements AutoCloseable {
  static final String GROUP = "booking-service";

  private final ReferenceFeed<Receipt> receipts;
  private final ReferenceFeed<Disposition> dispositions;

  /**
   * Starts both.
   *
   * @param receipts takes receipts
   * @param answers takes what dispositions say of the booking agency itself
   * @param registry where schemas are looked up, if anywhere
   * @param client kafka-clients' settings
   * @param lifeline cut when one of them ends
   */
  public BookingFeeds(
      Receipts receipts,
      AgencyAnswers answers,
      Optional<SchemaRegistry> registry,
      Map<String, Object> client,
      Lifeline lifeline) {
    this.receipts =
        new ReferenceFeed<>(
                TopicCatalogue.RECEIPTS.name(),
                GROUP,
                EventCodec.of(Receipt.class, registry),
                new ReceiptsHolder(receipts),
                client,
                lifeline)
            .start();
    this.dispositions =
        new ReferenceFeed<>(
                TopicCatalogue.DISPOSITIONS.name(),
                GROUP,
                EventCodec.of(Disposition.class, registry),
                new DispositionsHolder(answers),
                client,
                lifeline)
            .start();
  }

  /**
   * Returns when every receipt that was committed before this was called is known.
   *
   * @throws org.tenprint.messaging.NotCaughtUp if that is not so within that time
   */
  void catchUpReceipts(Duration longest) {
    receipts.catchUp(longest);
  }

  /** Whether receipts are read to their end, and followed. */
  public boolean receiptsReady() {
    return receipts.ready();
  }

  /** Whether both are read to their end, and followed. */
  public boolean ready() {
    return receipts.ready() && dispositions.ready();
  }

  @Override
  public void close() {
    receipts.close();
    dispositions.close();
  }
}
