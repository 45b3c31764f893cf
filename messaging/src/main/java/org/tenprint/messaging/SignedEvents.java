package org.tenprint.messaging;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.events.Principal;
import org.tenprint.events.common.Origin;

/**
 * Whether an event was written by whom its topic belongs to: a topic that a service writes takes
 * what one of its {@link Writers} signed, and nothing else. Where several may, the source in its
 * envelope is no service but the one that signed: readers go by it. Where an operator may write
 * too, a null record needs no signature.
 *
 * <p>The keys are those of now: one that was withdrawn or taken away more than a second ago counts
 * as it says ({@link CurrentKeys}).
 *
 * <p>Cost: 0.1 to 0.2 ms of CPU an event, most of it the curve's (ADR 0088).
 */
public final class SignedEvents {
  /** The setting that names the folder with the public keys of the services: {@link WriterKeys}. */
  public static final String SIGNERS = "tenprint.signers";

  private final Optional<CurrentKeys> keys;

  private SignedEvents(Optional<CurrentKeys> keys) {
    this.keys = keys;
  }

  /**
   * The check that these settings ask for; without {@link #SIGNERS}, as in a test that writes
   * events itself, none.
   *
   * @param settings of a Kafka client or of Kafka Streams
   * @throws java.io.UncheckedIOException if the keys cannot be read
   */
  public static SignedEvents of(Map<String, ?> settings) {
    return of(settings, System::nanoTime);
  }

  /**
   * @param clock nanoseconds, by which the keys are looked at again
   */
  static SignedEvents of(Map<String, ?> settings, LongSupplier clock) {
    Object folder = settings.get(SIGNERS);
    return new SignedEvents(
        Optional.ofNullable(folder)
            .map(Object::toString)
            .filter(text -> !text.isBlank())
            .map(Path::of)
            .map(path -> new CurrentKeys(path, clock)));
  }

  /**
   * @throws PoisonEvent if no signature of a writer of the topic holds the record
   */
  public void check(ConsumerRecord<byte[], byte[]> record) throws PoisonEvent {
    signer(record);
  }

  /**
   * Who signed the record: where several may write a topic, what one of them says of himself counts
   * if it is he. Empty where nobody need sign, or no keys are known.
   *
   * @throws PoisonEvent as {@link #check}
   */
  public Optional<Principal> signer(ConsumerRecord<byte[], byte[]> record) throws PoisonEvent {
    return check(
        new Origin(record.topic(), record.partition(), record.offset()),
        new EventSignature.Signed(
            record.topic(), record.timestamp(), record.key(), record.value(), record.headers()));
  }

  /** As above. */
  Optional<Principal> check(Origin origin, EventSignature.Signed record) throws PoisonEvent {
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Writers writers = Writers.of(record.topic());
    if (!writers.sign()
        || record.value() == null && writers.removeUnsigned()
        || keys.get().now().isBeforeSigning(origin)) {
      return Optional.empty();
    }
    EventSignature signature =
        EventSignature.in(record.headers()).orElseThrow(() -> forged("without a signature"));
    WriterKeys.Key key =
        keys.get()
            .key(signature.keyId())
            .filter(known -> writers.include(known.writer()))
            .orElseThrow(() -> forged("the key is of no writer of the topic"));
    if (!key.countsAt(origin)) {
      throw forged("the key was withdrawn before");
    }
    if (!SigningKey.holds(signature, record, key.key())) {
      throw forged("the signature is not of this record");
    }
    if (!writers.mayBe(key.writer(), Envelope.source(record.headers()))) {
      throw forged("the source is another's");
    }
    keys.get().took(signature.keyId(), origin);
    return Optional.of(key.writer());
  }

  /**
   * For whoever holds on to what was taken: sees that all of it would be taken again.
   *
   * @throws java.io.UncheckedIOException if a key was withdrawn from before it, so that what is
   *     held must be read again without; or if the keys cannot be read
   */
  public void requireTaken() {
    keys.ifPresent(CurrentKeys::requireTaken);
  }

  private static PoisonEvent forged(String detail) {
    return new PoisonEvent(PoisonReason.FORGED, detail);
  }
}
