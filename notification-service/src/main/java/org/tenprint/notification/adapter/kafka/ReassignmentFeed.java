package org.tenprint.notification.adapter.kafka;

import java.util.Map;
import org.tenprint.decisions.BrokenEvent;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.notification.application.ReassignmentRegister;

/** Keeps the register of reassignments as the log has it. */
public final class ReassignmentFeed implements AutoCloseable {
  private final ReferenceFeed<Reassignment> feed;

  /**
   * Starts to follow the topic.
   *
   * @param register takes every state
   * @param codecs of the topics
   * @param topics their names
   * @param kafka clients' settings
   * @param lifeline cut when it ends
   */
  public ReassignmentFeed(
      ReassignmentRegister register,
      NotificationCodecs codecs,
      NotificationTopics topics,
      Map<String, Object> kafka,
      Lifeline lifeline) {
    this.feed =
        new ReferenceFeed<>(
                topics.named(TopicCatalogue.REASSIGNMENTS).name(),
                NotificationTopology.SERVICE,
                codecs.inputs().reassignments(),
                new Registering(register),
                kafka,
                lifeline)
            .start();
  }

  /** What it cannot read the case hop puts aside. */
  private record Registering(ReassignmentRegister register)
      implements ReferenceFeed.Holder<Reassignment> {

    @Override
    public void put(Received<Reassignment> received) throws PoisonEvent {
      if (!received.key().equals(received.value().getBookingId().toString())) {
        throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the booking's id");
      }
      try {
        register.put(ReassignmentCodec.read(received.value()));
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
