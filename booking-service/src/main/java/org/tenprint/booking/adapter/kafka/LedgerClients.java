package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.booking.application.Receipts;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.EventSigner;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.vault.KeyVault;

/**
 * Opens a ledger: how its producer is set, and how it knows that it knows every receipt.
 *
 * <p>Time limits are short because a submitter waits: a transaction that cannot be committed in
 * them is given up, its producer is dropped, and the next producer's start ends it on the broker.
 */
public final class LedgerClients {
  private static final Duration CATCH_UP = Duration.ofSeconds(30);
  private static final int LARGEST_REQUEST = EventCodec.LARGEST + 128 * 1024;

  /** Milliseconds: more than this no broker need allow. */
  private static final int LONGEST_TRANSACTION = 15_000;

  /** What waits is in the heap twice, as content and as the record's bytes. */
  private static final int HEAP_SHARE = 16;

  private final Map<String, Object> client;
  private final String transactionalId;

  /**
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   * @param slot this instance's place; two that run with one slot fence each other
   */
  public LedgerClients(Map<String, Object> client, String slot) {
    this.client = Map.copyOf(client);
    this.transactionalId = "booking-service-" + slot;
  }

  /**
   * A ledger that opens as soon as it can.
   *
   * @param receipts what it decides on
   * @param feeds fill {@code receipts} from their topic
   * @param registry where schemas are registered, if anywhere
   * @param vault where the keys of people are
   * @param longest within which a submission is answered, or fails
   * @param lifeline cut when the ledger's thread ends
   */
  public KafkaLedger open(
      Receipts receipts,
      BookingFeeds feeds,
      Optional<SchemaRegistry> registry,
      KeyVault vault,
      Duration longest,
      Lifeline lifeline) {
    return new KafkaLedger(
        receipts,
        new LedgerRecords(registry, vault),
        new KafkaLedger.Bounds(longest, Runtime.getRuntime().maxMemory() / HEAP_SHARE),
        () -> producer(longest),
        () -> feeds.catchUpReceipts(CATCH_UP),
        lifeline);
  }

  private Producer<byte[], byte[]> producer(Duration longest) {
    int millis = (int) longest.toMillis();
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("transactional.id", transactionalId);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    // a commit sends what is left: until then the transaction's records gather for one request
    settings.put("linger.ms", 50);
    settings.put("max.request.size", LARGEST_REQUEST);
    settings.put("buffer.memory", 2L * LARGEST_REQUEST);
    // nobody waits for it any more; what a process left open keeps others from reading on
    settings.put("transaction.timeout.ms", Math.min(millis, LONGEST_TRANSACTION));
    settings.put("max.block.ms", millis);
    settings.put("delivery.timeout.ms", millis);
    settings.put("request.timeout.ms", millis / 2);
    return new KafkaProducer<>(
        EventSigner.into(settings), new ByteArraySerializer(), new ByteArraySerializer());
  }
}
