package org.tenprint.audit.log;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.SchemaRegistry;

/** Decodes the events of the catalogue's topics. */
public final class Events {
  private final Optional<SchemaRegistry> registry;
  private final Map<Class<?>, EventCodec<?>> codecs = new ConcurrentHashMap<>();

  /**
   * @param registry where ids of schemas are looked up; nothing is registered there
   */
  public Events(Optional<SchemaRegistry> registry) {
    this.registry = registry;
  }

  /** The codec of a type; it reads both framings and writes single-object encoding. */
  @SuppressWarnings("unchecked")
  public <T extends SpecificRecord> EventCodec<T> codec(Class<T> type) {
    return (EventCodec<T>) codecs.computeIfAbsent(type, t -> EventCodec.reading(type, registry));
  }

  /**
   * The event of a record.
   *
   * @throws PoisonEvent if it is none of that type
   */
  public <T extends SpecificRecord> T decode(Class<T> type, LogRecord record) throws PoisonEvent {
    return codec(type).decode(record.value());
  }

  /**
   * The event of a record, of the type that its topic has.
   *
   * @throws PoisonEvent if it is none
   */
  public SpecificRecord decode(TopicSpec topic, LogRecord record) throws PoisonEvent {
    return decode(type(topic), record);
  }

  private static Class<? extends SpecificRecord> type(TopicSpec topic) {
    Class<?> type = SpecificData.get().getClass(topic.schema());
    return type.asSubclass(SpecificRecord.class);
  }
}
