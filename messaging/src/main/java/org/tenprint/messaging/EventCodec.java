package org.tenprint.messaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.vault.KeyVault;

/**
 * Avro events to and from bytes.
 *
 * <p>Two framings are read: {@code 00} and a 4-byte big-endian schema id, as registries have it,
 * and Avro's single-object encoding, {@code C3 01} and the 8-byte little-endian CRC-64-AVRO
 * fingerprint of the schema. The first is written where a registry is configured, the second where
 * none is. A registry says of which released schema an id is, and nothing else: what it answers is
 * looked at for its fingerprint alone (ADR 0157).
 *
 * @param <T> the event
 */
public final class EventCodec<T extends SpecificRecord> {
  /** No event may be larger, in bytes: ten images at full size fit. */
  public static final int LARGEST = 24 * 1024 * 1024;

  private static final byte REGISTRY_MAGIC = 0;
  private static final int REGISTRY_HEADER = 5;
  private static final int SINGLE_OBJECT_HEADER = 10;

  static {
    AvroLimits.apply(LARGEST);
  }

  private final Class<T> type;
  private final Schema schema;
  private final SpecificData model;
  private final Optional<SchemaRegistry> registry;
  private final byte[] header;
  private final long fingerprint;
  private final boolean sealable;
  private final Optional<Sealing> sealing;
  private final boolean evenErased;
  private final ConcurrentMap<Schema, Reading<T>> readings = new ConcurrentHashMap<>();

  /** How what was written with one schema is read, and what it may hold. */
  private record Reading<T>(SpecificDatumReader<T> reader, EventBounds bounds) {}

  private EventCodec(
      Class<T> type, Schema schema, Optional<SchemaRegistry> registry, boolean register) {
    this.type = type;
    this.schema = schema;
    this.model = SpecificData.getForClass(type);
    this.registry = registry;
    this.fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    this.header =
        registry
            .filter(known -> register)
            .map(known -> registryHeader(known.register(schema.getFullName(), schema)))
            .orElseGet(() -> singleObjectHeader(fingerprint));
    this.sealable = Sealing.concerns(schema);
    this.sealing = Optional.empty();
    this.evenErased = false;
  }

  private EventCodec(EventCodec<T> other, Optional<Sealing> sealing, boolean evenErased) {
    this.type = other.type;
    this.schema = other.schema;
    this.model = other.model;
    this.registry = other.registry;
    this.fingerprint = other.fingerprint;
    this.header = other.header;
    this.sealable = other.sealable;
    this.sealing = sealing;
    this.evenErased = evenErased;
  }

  /**
   * This codec with keys: what it writes is sealed where the schema says so, and what is sealed is
   * opened. One without keys writes everything readable, and sealed events are poison to it.
   */
  public EventCodec<T> with(KeyVault vault) {
    Optional<Sealing> keys = sealable ? Optional.of(new Sealing(vault, model)) : Optional.empty();
    return new EventCodec<>(this, keys, evenErased);
  }

  /**
   * This codec for events that mean something when their person is forgotten: where the key was
   * destroyed, what is not of the person is read.
   */
  public EventCodec<T> evenErased() {
    return new EventCodec<>(this, sealing, true);
  }

  /**
   * A codec that writes single-object encoding; records that name a registry's id are poison to it.
   */
  public static <T extends SpecificRecord> EventCodec<T> of(Class<T> type) {
    return of(type, Optional.empty());
  }

  /**
   * A codec that writes with the registry's ids where there is a registry.
   *
   * @throws UncheckedIOException if the registry cannot be reached to register the schema
   */
  public static <T extends SpecificRecord> EventCodec<T> of(
      Class<T> type, Optional<SchemaRegistry> registry) {
    return new EventCodec<>(type, SpecificData.get().getSchema(type), registry, true);
  }

  /**
   * A codec for those who only read: it looks ids up at the registry and registers nothing there;
   * what it encodes is single-object encoded.
   */
  public static <T extends SpecificRecord> EventCodec<T> reading(
      Class<T> type, Optional<SchemaRegistry> registry) {
    return new EventCodec<>(type, SpecificData.get().getSchema(type), registry, false);
  }

  /** The current schema, with which this codec writes. */
  public Schema schema() {
    return schema;
  }

  /** The event's type as it stands in the envelope: the schema's full name. */
  public String eventType() {
    return schema.getFullName();
  }

  /**
   * The event's bytes, framing included.
   *
   * @throws org.tenprint.vault.KeyDestroyed if it is of a person who was forgotten
   */
  public byte[] encode(T event) {
    return framed(sealing.map(seal -> type.cast(seal.sealed(event))).orElse(event));
  }

  private byte[] framed(T event) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
      bytes.write(header);
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new SpecificDatumWriter<T>(schema, model).write(event, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /**
   * The event in these bytes.
   *
   * @param bytes a record's value; null is poison
   * @throws PoisonEvent if they are no event of this type, or of a person who was forgotten
   * @throws UncheckedIOException if the registry, needed to know the schema, or the vault cannot be
   *     reached
   */
  public T decode(byte[] bytes) throws PoisonEvent {
    T event = decodeOutside(bytes);
    if (sealing.isPresent()) {
      try {
        return type.cast(sealing.get().opened(event));
      } catch (PoisonEvent poison) {
        if (evenErased && poison.reason() == PoisonReason.ERASED) {
          return event;
        }
        throw poison;
      }
    }
    if (sealable && Sealing.isSealed(event)) {
      throw new PoisonEvent(PoisonReason.SEALED, "its reader has no keys");
    }
    return event;
  }

  /**
   * The event as it is for those without keys: what is personal in a sealed one is blank.
   *
   * @throws PoisonEvent if the bytes are no event of this type
   */
  public T decodeOutside(byte[] bytes) throws PoisonEvent {
    if (bytes == null) {
      throw new PoisonEvent(PoisonReason.NULL_VALUE, "the value is null");
    }
    if (bytes.length > LARGEST) {
      throw new PoisonEvent(PoisonReason.TOO_LARGE, bytes.length + " bytes");
    }
    if (bytes.length >= SINGLE_OBJECT_HEADER && bytes[0] == (byte) 0xC3 && bytes[1] == 1) {
      long named = ByteBuffer.wrap(bytes, 2, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
      return read(writerByFingerprint(named), bytes, SINGLE_OBJECT_HEADER);
    }
    if (bytes.length >= REGISTRY_HEADER && bytes[0] == REGISTRY_MAGIC) {
      int id = ByteBuffer.wrap(bytes, 1, 4).getInt();
      return read(writerById(id), bytes, REGISTRY_HEADER);
    }
    throw new PoisonEvent(PoisonReason.NOT_AN_EVENT, bytes.length + " bytes without a framing");
  }

  private Schema writerByFingerprint(long named) throws PoisonEvent {
    if (named == fingerprint) {
      return schema;
    }
    return ReleasedSchemas.byFingerprint(named)
        .filter(found -> found.getFullName().equals(schema.getFullName()))
        .orElseThrow(
            () ->
                new PoisonEvent(
                    PoisonReason.UNKNOWN_SCHEMA,
                    "fingerprint %016x is no %s".formatted(named, schema.getFullName())));
  }

  private Schema writerById(int id) throws PoisonEvent {
    OptionalLong named = registry.map(known -> known.fingerprint(id)).orElse(OptionalLong.empty());
    if (named.isEmpty()) {
      throw new PoisonEvent(
          PoisonReason.UNKNOWN_SCHEMA, "schema id %d is no %s".formatted(id, schema.getFullName()));
    }
    return writerByFingerprint(named.getAsLong());
  }

  private T read(Schema writer, byte[] bytes, int from) throws PoisonEvent {
    Reading<T> reading =
        readings.computeIfAbsent(
            writer,
            w ->
                new Reading<>(
                    new SpecificDatumReader<>(w, schema, model), EventBounds.of(w, schema)));
    EventWalk.check(reading.bounds(), writer, bytes, from);
    try {
      BinaryDecoder decoder =
          DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null);
      T event = reading.reader().read(null, decoder);
      if (!decoder.isEnd()) {
        throw new PoisonEvent(PoisonReason.UNDECODABLE, "bytes follow the event");
      }
      return type.cast(event);
    } catch (IOException
        | AvroRuntimeException
        | IndexOutOfBoundsException
        | ClassCastException
        | UnsupportedOperationException
        | IllegalArgumentException
        | java.time.DateTimeException
        | ArithmeticException e) {
      throw new PoisonEvent(
          PoisonReason.UNDECODABLE, schema.getFullName() + ": " + e.getClass().getSimpleName());
    }
  }

  private static byte[] registryHeader(int id) {
    return ByteBuffer.allocate(REGISTRY_HEADER).put(REGISTRY_MAGIC).putInt(id).array();
  }

  private static byte[] singleObjectHeader(long fingerprint) {
    return ByteBuffer.allocate(SINGLE_OBJECT_HEADER)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 1)
        .putLong(fingerprint)
        .array();
  }
}
