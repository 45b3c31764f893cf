package org.tenprint.notification.adapter.kafka;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.notification.application.ExpungementRegister;
import org.tenprint.notification.application.ReassignmentRegister;
import org.tenprint.notification.domain.Expungement;
import org.tenprint.notification.domain.Reassignment;
import org.tenprint.notification.domain.TwoPersonOrder;

/**
 * Keeps the register of one kind of orders as the log has it.
 *
 * @param <M> what is ordered
 */
public final class OrderFeed<M extends TwoPersonOrder.Matter> implements AutoCloseable {
  private final ReferenceFeed<?> feed;

  private OrderFeed(ReferenceFeed<?> feed) {
    this.feed = feed.start();
  }

  /**
   * With what it follows.
   *
   * @param codecs of the topics
   * @param topics their names
   * @param kafka clients' settings
   * @param lifeline cut when it ends
   */
  public record Means(
      NotificationCodecs codecs,
      NotificationTopics topics,
      Map<String, Object> kafka,
      Lifeline lifeline) {
    private <E extends SpecificRecord> ReferenceFeed<E> feed(
        TopicSpec topic, EventCodec<E> codec, Registering<E> registering) {
      String name = topics.named(topic).name();
      return new ReferenceFeed<>(
          name, NotificationTopology.SERVICE, codec, registering, kafka, lifeline);
    }
  }

  /** Follows expungements. */
  public static OrderFeed<Expungement> of(ExpungementRegister register, Means means) {
    return new OrderFeed<>(
        means.feed(
            TopicCatalogue.EXPUNGEMENTS,
            means.codecs().inputs().expungements(),
            new Registering<>(
                org.tenprint.events.notification.Expungement::getBookingId,
                event -> register.put(ExpungementCodec.read(event)))));
  }

  /** Follows reassignments. */
  public static OrderFeed<Reassignment> of(ReassignmentRegister register, Means means) {
    return new OrderFeed<>(
        means.feed(
            TopicCatalogue.REASSIGNMENTS,
            means.codecs().inputs().reassignments(),
            new Registering<>(
                org.tenprint.events.notification.Reassignment::getBookingId,
                event -> register.put(ReassignmentCodec.read(event)))));
  }

  /** Takes a state. */
  private interface Taking<E> {
    void take(E event) throws BrokenEvent;
  }

  /** What it cannot read the case hop puts aside. */
  private record Registering<E extends SpecificRecord>(Function<E, UUID> booking, Taking<E> taking)
      implements ReferenceFeed.Holder<E> {

    @Override
    public void put(Received<E> received) throws PoisonEvent {
      if (!received.key().equals(booking.apply(received.value()).toString())) {
        throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the booking's id");
      }
      try {
        taking.take(received.value());
      } catch (BrokenEvent e) {
        throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, e.getMessage());
      }
    }

    @Override
    public boolean putsAside() {
      return false;
    }
  }

  /** Whether it is caught up and follows. */
  public boolean ready() {
    return feed.ready();
  }

  @Override
  public void close() {
    feed.close();
  }
}
