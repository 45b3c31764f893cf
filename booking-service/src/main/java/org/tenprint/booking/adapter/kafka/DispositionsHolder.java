package org.tenprint.booking.adapter.kafka;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tenprint.booking.application.AgencyAnswers;
import org.tenprint.booking.domain.AgencyAnswer;
import org.tenprint.events.RecipientAddress;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.Outcome;
import org.tenprint.events.notification.RecipientAnswer;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.Received;
import org.tenprint.messaging.ReferenceFeed;
import org.tenprint.messaging.TopicExtent;

/**
 * Keeps of each disposition what it says may be shown to the booking agency itself, which is the
 * same for a protected person and a stranger; of one of before it said so, whether it sent a
 * message. Dispositions for others are passed over, and so is every reason.
 */
public final class DispositionsHolder implements ReferenceFeed.Holder<Disposition> {
  private final AgencyAnswers answers;
  private final Consumer<UUID> decided;
  private final Consumer<UUID> wasDecided;
  private final ReadOn readOn;

  /** Where the topic ended when it was begun to be read; what stands before is read in bulk. */
  private Map<Integer, Long> begun = Map.of();

  /**
   * Fills these.
   *
   * @param decided told of each booking of which something is decided, once that is kept
   * @param wasDecided told in its place of what was decided before this began to read
   */
  public DispositionsHolder(
      AgencyAnswers answers, Consumer<UUID> decided, Consumer<UUID> wasDecided) {
    this.answers = answers;
    this.decided = decided;
    this.wasDecided = wasDecided;
    this.readOn = new ReadOn(answers.copy());
  }

  @Override
  public Map<Integer, Long> positions(Supplier<TopicExtent> now) {
    return readOn.positions(
        () -> {
          TopicExtent topic = now.get();
          begun = topic.ends();
          return topic;
        });
  }

  @Override
  public void read(Map<Integer, Long> positions) {
    readOn.read(positions);
  }

  @Override
  public void put(Received<Disposition> received) throws PoisonEvent {
    Disposition disposition = received.value();
    if (!received.key().equals(disposition.getBookingId().toString())) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "key is not the booking id");
    }
    if (toTheBookingAgency(disposition)) {
      answers.decided(disposition.getBookingId(), disposition.getStep(), answer(disposition));
      (isOfBefore(received.origin()) ? wasDecided : decided).accept(disposition.getBookingId());
    }
  }

  private boolean isOfBefore(Origin at) {
    return at.getOffset() < begun.getOrDefault(at.getPartition(), 0L);
  }

  private static boolean toTheBookingAgency(Disposition disposition) {
    return RecipientAddress.parse(disposition.getRecipient())
        .filter(recipient -> recipient.kind() == RecipientAddress.Kind.AGENCY)
        .filter(recipient -> recipient.code().equals(disposition.getBookingOri()))
        .isPresent();
  }

  private static AgencyAnswer answer(Disposition disposition) {
    RecipientAnswer stated = disposition.getAnswer();
    if (stated != null && stated != RecipientAnswer.UNKNOWN) {
      return AgencyAnswer.valueOf(stated.name());
    }
    if (disposition.getMessageId() != null) {
      return AgencyAnswer.SENT;
    }
    return disposition.getOutcome() == Outcome.HELD ? AgencyAnswer.PENDING : AgencyAnswer.NONE;
  }
}
