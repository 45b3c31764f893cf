package org.tenprint.notification.adapter.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;

/**
 * Messages to recipients whose topic takes nothing now: what was decided stands on the log, and
 * nobody else waits. Each stands in the store of {@link ForgottenStore}, {@code
 * unsent/<booking>/<recipient>}, sealed as it would have been sent, and is sent in its order once
 * the topic takes it. One that is taken back before is never sent, nor is what takes it back.
 */
final class UnsentMessages {
  private static final Logger LOG = LoggerFactory.getLogger(UnsentMessages.class);
  private static final String UNSENT = "unsent/";

  /** Sorts after every key that begins with {@link #UNSENT}. */
  private static final String UNSENT_END = "unsent0";

  private static final int MOST_AT_ONCE = 200;

  /** A message on its way, and the headers that it will have. */
  record Unsent(String id, byte[] message, Envelope envelope) {}

  /** Those of one booking to one recipient, in their order. */
  record Waiting(List<Unsent> messages) {
    Waiting {
      messages = List.copyOf(messages);
    }
  }

  private final KeyValueStore<String, byte[]> kept;
  private final NotificationCodecs codecs;
  private final NotificationTopics topics;
  private final Recipients recipients;
  private final Emitter out;

  UnsentMessages(
      Emitter out, NotificationCodecs codecs, NotificationTopics topics, Recipients recipients) {
    this.kept = out.store(ForgottenStore.NAME);
    this.codecs = codecs;
    this.topics = topics;
    this.recipients = recipients;
    this.out = out;
  }

  /** Sends a message, or keeps it behind those of its booking and recipient that wait. */
  void send(String booking, RecipientMessage message, Envelope envelope) {
    String recipient = message.getRecipient();
    String key = UNSENT + booking + "/" + recipient;
    byte[] before = kept.get(key);
    if (before == null && recipients.takes(recipient)) {
      emit(booking, message, envelope);
      return;
    }
    List<Unsent> waiting = new ArrayList<>(before == null ? List.of() : read(before));
    if (message.getRecalls() != null
        && waiting.removeIf(one -> one.id().equals(message.getRecalls()))) {
      keep(key, waiting);
      return;
    }
    byte[] sealed = codecs.messages().encode(message);
    waiting.add(new Unsent(message.getMessageId(), sealed, envelope));
    keep(key, waiting);
    LOG.warn("message kept topic={} waiting={}", topics.ofRecipient(recipient), waiting.size());
  }

  /** Sends what waits and is taken now. */
  void sendWaiting() {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = kept.range(UNSENT, UNSENT_END)) {
      while (all.hasNext() && keys.size() < MOST_AT_ONCE) {
        String key = all.next().key;
        if (recipients.takes(recipient(key))) {
          keys.add(key);
        }
      }
    }
    keys.forEach(key -> out.apart(() -> sendAll(key)));
  }

  private void sendAll(String key) throws PoisonEvent {
    String booking = key.substring(UNSENT.length(), key.indexOf('/', UNSENT.length()));
    List<Unsent> waiting = read(kept.get(key));
    for (Unsent one : waiting) {
      Optional<RecipientMessage> opened = opened(one);
      opened.ifPresent(message -> emit(booking, message, one.envelope()));
    }
    kept.delete(key);
    LOG.info("messages sent topic={} count={}", topics.ofRecipient(recipient(key)), waiting.size());
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

  private void emit(String booking, RecipientMessage message, Envelope envelope) {
    out.emit(
        topics.ofRecipient(message.getRecipient()), booking, codecs.messages(), message, envelope);
  }

  private void keep(String key, List<Unsent> waiting) {
    if (waiting.isEmpty()) {
      kept.delete(key);
    } else {
      kept.put(key, CaseCodec.bytes(new Waiting(waiting)));
    }
  }

  private static List<Unsent> read(byte[] bytes) {
    return CaseCodec.read(bytes, Waiting.class).messages();
  }

  private static String recipient(String key) {
    return key.substring(key.indexOf('/', UNSENT.length()) + 1);
  }
}
