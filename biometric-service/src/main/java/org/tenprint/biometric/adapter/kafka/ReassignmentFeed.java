package org.tenprint.biometric.adapter.kafka;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.tenprint.biometric.domain.EnrolledSubject;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.Reassignment;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.ReferenceFeed;

/**
 * Tells the gallery on whose prints two examiners found a booking's to be. The whole topic is read
 * at each start: what is held follows from the log of enrolments and from all orders.
 */
public final class ReassignmentFeed implements AutoCloseable {
  private final ReferenceFeed<Reassignment> feed;

  /**
   * Starts to follow the topic.
   *
   * @param reassigned told of each order: the booking, and the subject or nobody
   */
  public ReassignmentFeed(BiConsumer<UUID, Optional<String>> reassigned, Kafka kafka) {
    this.feed =
        new ReferenceFeed<>(
                TopicCatalogue.REASSIGNMENTS.name(),
                BiometricTopology.SERVICE,
                kafka.codecs().reassignments(),
                holder(reassigned),
                kafka.client(),
                kafka.lifeline())
            .start();
  }

  /** What was withdrawn is no order, though somebody approves it who has not read that. */
  static ReferenceFeed.Holder<Reassignment> holder(BiConsumer<UUID, Optional<String>> reassigned) {
    Set<UUID> withdrawn = new HashSet<>();
    return received -> {
      Reassignment stated = received.value();
      if (!received.key().equals(stated.getBookingId().toString())) {
        throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the booking's id");
      }
      if (stated.getApproval() == null) {
        if (stated.getWithdrawal() != null) {
          withdrawn.add(stated.getId());
        }
        return;
      }
      if (stated.getWithdrawal() != null
          || stated.getApproval().getBy().equals(stated.getProposedBy())) {
        throw new PoisonEvent(
            PoisonReason.INVARIANT_BROKEN, "two people give an order, and nobody withdraws it");
      }
      Optional<String> subject = subject(stated);
      if (!withdrawn.contains(stated.getId())) {
        reassigned.accept(stated.getBookingId(), subject);
      }
    };
  }

  private static Optional<String> subject(Reassignment stated) throws PoisonEvent {
    if (stated.getPersonId() != null && stated.getFirstBookingId() != null) {
      throw new PoisonEvent(PoisonReason.INVARIANT_BROKEN, "prints are of one person");
    }
    return Optional.ofNullable(stated.getPersonId())
        .map(EnrolledSubject::idOfPerson)
        .or(() -> Optional.ofNullable(stated.getFirstBookingId()).map(EnrolledSubject::idOfFirst));
  }

  /** Whether every order that stood there at the start is known, and it still follows. */
  public boolean ready() {
    return feed.ready();
  }

  /** For the hop, which decides nothing before it is caught up. */
  public ReferenceFeed<Reassignment> feed() {
    return feed;
  }

  @Override
  public void close() {
    feed.close();
  }
}
