package org.tenprint.audit.log;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.notification.Expungement;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PoisonReason;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.messaging.SealedLetters;
import org.tenprint.messaging.SignedEvents;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.KeyNotThere;
import org.tenprint.vault.KeyVault;

/**
 * Decodes the events of the catalogue's topics, and takes those of a service's topic for events
 * only where one of its writers signed them.
 */
public final class Events {
  private final Optional<SchemaRegistry> registry;
  private final Optional<Path> signers;
  private final SignedEvents signed;
  private final Optional<KeyVault> vault;
  private final Map<Class<?>, EventCodec<?>> codecs = new ConcurrentHashMap<>();

  /**
   * @param registry where ids of schemas are looked up; nothing is registered there
   * @param vault what opens sealed events, if anything
   * @param signers folder of the services' public keys; empty if signatures are not looked at
   */
  public Events(
      Optional<SchemaRegistry> registry, Optional<KeyVault> vault, Optional<Path> signers) {
    this.registry = registry;
    this.vault = vault;
    this.signers = signers;
    this.signed =
        SignedEvents.of(
            signers
                .map(folder -> Map.of(SignedEvents.SIGNERS, folder.toString()))
                .orElse(Map.of()));
  }

  /** Where the keys lie by which signatures are looked at; empty if they are not. */
  public Optional<Path> signers() {
    return signers;
  }

  /** Whether there are keys, so that what is sealed is opened. */
  public boolean opens() {
    return vault.isPresent();
  }

  /**
   * When and why a booking's key was destroyed, as the keys' ledger has it.
   *
   * @return empty if it was not, or there are no keys
   */
  public Optional<Destruction> destruction(UUID booking) {
    return vault.flatMap(keys -> keys.destruction(KeyId.ofBooking(booking)));
  }

  /**
   * Who signed a record; empty where that is not looked at, or nobody need.
   *
   * @throws PoisonEvent if it is not its writer's
   */
  public Optional<Principal> signer(LogRecord record) throws PoisonEvent {
    return signed.signer(record.kafka());
  }

  /** The codec of a type; it reads both framings and writes single-object encoding. */
  @SuppressWarnings("unchecked")
  public <T extends SpecificRecord> EventCodec<T> codec(Class<T> type) {
    return (EventCodec<T>) codecs.computeIfAbsent(type, t -> made(type));
  }

  private <T extends SpecificRecord> EventCodec<T> made(Class<T> type) {
    EventCodec<T> codec = EventCodec.reading(type, registry);
    EventCodec<T> opening = vault.map(codec::with).orElse(codec);
    // an order stands, and is told of, when its own number is forgotten
    return type == Expungement.class ? opening.evenErased() : opening;
  }

  private static PoisonEvent notAtHand() {
    return new PoisonEvent(PoisonReason.SEALED, "its key is not in the vault at hand");
  }

  /**
   * The event of a record.
   *
   * @throws PoisonEvent if it is none of that type, or not its writer's
   */
  public <T extends SpecificRecord> T decode(Class<T> type, LogRecord record) throws PoisonEvent {
    signed.check(record.kafka());
    try {
      return codec(type).decode(record.value());
    } catch (KeyNotThere another) {
      throw notAtHand();
    }
  }

  /**
   * The event of a record as it is without keys: what is personal in a sealed one is blank.
   *
   * @throws PoisonEvent if it is none of that type, or not its writer's
   */
  public <T extends SpecificRecord> T decodeOutside(Class<T> type, LogRecord record)
      throws PoisonEvent {
    signed.check(record.kafka());
    return codec(type).decodeOutside(record.value());
  }

  /**
   * The event of a record, of the type that its topic has.
   *
   * @throws PoisonEvent if it is none
   */
  public SpecificRecord decode(TopicSpec topic, LogRecord record) throws PoisonEvent {
    return decode(type(topic), record);
  }

  /**
   * The value of a dead letter as the record came, before it was sealed.
   *
   * @throws PoisonEvent if there are no keys, its own was destroyed, or it was changed
   */
  public byte[] letter(LogRecord record) throws PoisonEvent {
    if (vault.isEmpty()) {
      throw new PoisonEvent(PoisonReason.SEALED, "its reader has no keys");
    }
    try {
      return SealedLetters.opened(vault.get(), record.kafkaHeaders(), record.value());
    } catch (KeyNotThere another) {
      throw notAtHand();
    }
  }

  /**
   * The event of a record as it is without keys: what is personal in a sealed one is blank.
   *
   * @throws PoisonEvent if it is none
   */
  public SpecificRecord decodeOutside(TopicSpec topic, LogRecord record) throws PoisonEvent {
    return codec(type(topic)).decodeOutside(record.value());
  }

  private static Class<? extends SpecificRecord> type(TopicSpec topic) {
    Class<?> type = SpecificData.get().getClass(topic.schema());
    return type.asSubclass(SpecificRecord.class);
  }
}
