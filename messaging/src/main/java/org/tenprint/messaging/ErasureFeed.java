package org.tenprint.messaging;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Erasure;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyVault;

/**
 * Destroys the key of every booking that was expunged, then tells who holds more of it. The whole
 * topic is read at each start, committed records alone: keys that came back with an older vault,
 * its ledger put back too, go again before the service decides anything. A vault that cannot
 * destroy ends the service.
 */
public final class ErasureFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ErasureFeed.class);

  private final ReferenceFeed<Erasure> feed;

  /**
   * Starts to follow the topic.
   *
   * @param service who follows
   * @param codec of the topic
   * @param vault whose keys are destroyed
   * @param forgotten told of each booking once its key is destroyed, at each start anew
   * @param client kafka-clients' settings
   * @param lifeline cut when it ends
   */
  public ErasureFeed(
      String service,
      EventCodec<Erasure> codec,
      KeyVault vault,
      Consumer<UUID> forgotten,
      Map<String, Object> client,
      Lifeline lifeline) {
    this.feed =
        new ReferenceFeed<>(
                TopicCatalogue.ERASURES.name(),
                service,
                codec,
                holder(vault, forgotten),
                client,
                lifeline)
            .start();
  }

  static ReferenceFeed.Holder<Erasure> holder(KeyVault vault, Consumer<UUID> forgotten) {
    return received -> {
      Erasure erasure = received.value();
      UUID booking = erasure.getBookingId();
      if (!received.key().equals(booking.toString())) {
        throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the booking's id");
      }
      Destruction why = why(erasure);
      KeyId key = KeyId.ofBooking(booking);
      if (!vault.destroyed(key)) {
        vault.destroy(key, why);
        LOG.info("key destroyed booking={} order={}", booking, why.reference());
      }
      forgotten.accept(booking);
    };
  }

  private static Destruction why(Erasure erasure) throws PoisonEvent {
    Origin order = erasure.getReference();
    String address = order.getTopic() + "/" + order.getPartition() + "/" + order.getOffset();
    try {
      return new Destruction(erasure.getOrderedAt().getInstant(), address);
    } catch (IllegalArgumentException e) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "the reference is no address");
    }
  }

  /** Whether every erasure that stood there at the start was carried out, and it still follows. */
  public boolean ready() {
    return feed.ready();
  }

  /** For hops, which decide nothing before it is caught up. */
  public ReferenceFeed<Erasure> feed() {
    return feed;
  }

  @Override
  public void close() {
    feed.close();
  }
}
