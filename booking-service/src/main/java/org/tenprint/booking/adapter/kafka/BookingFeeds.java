package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tenprint.booking.application.AgencyAnswers;
import org.tenprint.booking.application.Receipts;
import org.tenprint.booking.application.WaitingBookings;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.booking.Receipt;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Erasure;
import org.tenprint.messaging.ErasureFeed;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.vault.KeyVault;

/** The feeds of the service: receipts, dispositions, and erasures. */
public final class BookingFeeds implements AutoCloseable {
  static final String GROUP = "booking-service";

  private final ReferenceFeed<Receipt> receipts;
  private final ReferenceFeed<Disposition> dispositions;
  private final ErasureFeed erasures;

  /**
   * Starts them.
   *
   * @param receipts takes receipts
   * @param answers takes what dispositions say of the booking agency itself
   * @param waiting takes what was accepted, and what was decided
   * @param vault whose keys go with who is forgotten
   * @param registry where schemas are looked up, if anywhere
   * @param client kafka-clients' settings
   * @param lifeline cut when one of them ends
   */
  public BookingFeeds(
      Receipts receipts,
      AgencyAnswers answers,
      WaitingBookings waiting,
      KeyVault vault,
      Optional<SchemaRegistry> registry,
      Map<String, Object> client,
      Lifeline lifeline) {
    this.receipts =
        new ReferenceFeed<>(
                TopicCatalogue.RECEIPTS.name(),
                GROUP,
                EventCodec.of(Receipt.class, registry),
                new ReceiptsHolder(receipts, waiting::accepted),
                client,
                lifeline)
            .start();
    this.dispositions =
        new ReferenceFeed<>(
                TopicCatalogue.DISPOSITIONS.name(),
                GROUP,
                EventCodec.of(Disposition.class, registry),
                new DispositionsHolder(answers, waiting::decided, waiting::wasDecided),
                inGulps(client),
                lifeline)
            .start();
    this.erasures =
        new ErasureFeed(
            GROUP, EventCodec.of(Erasure.class, registry), vault, booking -> {}, client, lifeline);
  }

  /**
   * Up to 64 KiB at once, or what came in a quarter of a second: not every transaction is a request
   * that the broker answers. For dispositions alone, by which an agency that asks is told that its
   * message was sent, so much later. Not for receipts: from no other source does this instance know
   * what one with another slot has accepted, and while it does not know it accepts the booking too.
   */
  private static Map<String, Object> inGulps(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("fetch.min.bytes", 64 * 1024);
    settings.put("fetch.max.wait.ms", 250);
    return settings;
  }

  /**
   * Returns when every receipt that was committed before this was called is known.
   *
   * @throws org.tenprint.messaging.NotCaughtUp if that is not so within that time
   */
  void catchUpReceipts(Duration longest) {
    receipts.catchUp(longest);
  }

  /** Whether receipts and erasures are read to their end, and followed. */
  public boolean receiptsReady() {
    return receipts.ready() && erasures.ready();
  }

  /** Whether all are read to their end, and followed. */
  public boolean ready() {
    return receiptsReady() && dispositions.ready();
  }

  @Override
  public void close() {
    receipts.close();
    dispositions.close();
    erasures.close();
  }
}
