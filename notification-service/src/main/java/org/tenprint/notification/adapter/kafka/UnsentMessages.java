package org.tenprint.notification.adapter.kafka;

import io.micrometer.core.instrument.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.notification.adapter.kafka.KeptByRecipient.Place;
import org.tenprint.notification.adapter.kafka.KeptByRecipient.Round;

/**
 * Messages on their way to recipients' topics. What is taken back from a recipient whose topic
 * takes nothing now is kept, {@code kept/<recipient>/<booking>}, sealed as it would have been sent,
 * and goes out in its order once the topic takes it, before anything else of that booking. What
 * tells something is not decided to go out before that ({@link UnreachedCases}).
 */
final class UnsentMessages {
  private static final Logger LOG = LoggerFactory.getLogger(UnsentMessages.class);
  private static final int MOST_AT_ONCE = 200;

  /** A message on its way, and the headers that it will have. */
  record Unsent(String id, byte[] message, Envelope envelope) {}

  /** Those of one booking to one topic, in their order. */
  record Waiting(List<Unsent> messages) {
    Waiting {
      messages = List.copyOf(messages);
    }
  }

  private final KeptByRecipient kept;
  private final NotificationCodecs codecs;
  private final NotificationTopics topics;
  private final Recipients recipients;
  private final Emitter out;
  private final Counter failed;

  /**
   * @param failed counts what is kept and could not be sent
   */
  UnsentMessages(
      Emitter out,
      NotificationCodecs codecs,
      NotificationTopics topics,
      Recipients recipients,
      Counter failed) {
    this.kept = new KeptByRecipient(out.store(ForgottenStore.NAME), "kept");
    this.codecs = codecs;
    this.topics = topics;
    this.recipients = recipients;
    this.out = out;
    this.failed = failed;
  }

  /** Whether a recipient's topic takes something now. */
  boolean takes(String recipient) {
    return recipients.takes(Place.of(recipient, "").recipient());
  }

  /** Sends a message behind those of its booking that wait, or keeps it behind them. */
  void send(String booking, RecipientMessage message, Envelope envelope) {
    Place place = Place.of(message.getRecipient(), booking);
    byte[] before = kept.get(place);
    if (recipients.takes(place.recipient())) {
      if (before != null) {
        sendBefore(place);
      }
      out.emit(
          topics.ofRecipient(message.getRecipient()),
          booking,
          codecs.messages(),
          message,
          envelope);
      return;
    }
    List<Unsent> waiting = new ArrayList<>(before == null ? List.of() : read(before));
    byte[] sealed = codecs.messages().encode(message);
    waiting.add(new Unsent(message.getMessageId(), sealed, envelope));
    kept.put(place, CaseCodec.bytes(new Waiting(waiting)));
    LOG.warn("message kept topic={}", topics.ofRecipient(message.getRecipient()));
  }

  /** Sends what waits and is taken now; what cannot be sent stays, and those behind it go on. */
  void sendWaiting(Round round) {
    kept.taken(round, recipients::takes, round::hasFailed, MOST_AT_ONCE)
        .forEach(
            place -> out.apart(() -> sendAll(place)).ifPresent(why -> notSent(place, why, round)));
  }

  /** What cannot be read keeps nothing of the booking from being sent: the next look says so. */
  private void sendBefore(Place place) {
    try {
      sendAll(place);
    } catch (PoisonEvent e) {
      LOG.debug("kept message passed over reason={}", e.reason());
    }
  }

  private void notSent(Place place, PoisonEvent why, Round round) {
    round.failed(place);
    failed.increment();
    LOG.warn(
        "kept message not sent topic={} reason={} detail={}: it is tried again after a restart",
        topics.ofRecipient(place.recipient()),
        why.reason(),
        why.detail());
  }

  /** All or none: what cannot be read throws before anything is written. */
  private void sendAll(Place place) throws PoisonEvent {
    List<Unsent> waiting = read(kept.get(place));
    List<Runnable> sends = new ArrayList<>();
    for (Unsent one : waiting) {
      opened(one)
          .ifPresent(
              message -> sends.add(() -> emitLate(place.booking(), message, one.envelope())));
    }
    sends.forEach(Runnable::run);
    kept.delete(place);
    LOG.info(
        "messages sent topic={} count={}", topics.ofRecipient(place.recipient()), waiting.size());
  }

  /** Of a person who was forgotten meanwhile nobody could read it. */
  private Optional<RecipientMessage> opened(Unsent one) throws PoisonEvent {
    try {
      return Optional.of(codecs.messages().decode(one.message()));
    } catch (PoisonEvent e) {
      if (e.reason() != PoisonReason.ERASED) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private void emitLate(String booking, RecipientMessage message, Envelope envelope) {
    String topic = topics.ofRecipient(message.getRecipient());
    out.emitLate(topic, booking, codecs.messages(), message, envelope);
  }

  private static List<Unsent> read(byte[] bytes) {
    return CaseCodec.read(bytes, Waiting.class).messages();
  }
}
