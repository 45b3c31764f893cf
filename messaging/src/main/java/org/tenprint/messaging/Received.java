package org.tenprint.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.events.common.Origin;

/**
 * An event as it came from the log.
 *
 * @param value the event
 * @param key the record's key
 * @param envelope its envelope
 * @param origin where it stands
 * @param recorded the record's timestamp
 * @param <T> the event's type
 */
public record Received<T>(T value, String key, Envelope envelope, Origin origin, Instant recorded) {

  /**
   * The event in a record that has a key.
   *
   * @throws PoisonEvent if its value is no event of the codec's type
   */
  static <T extends SpecificRecord> Received<T> of(
      ConsumerRecord<byte[], byte[]> record, EventCodec<T> codec) throws PoisonEvent {
    T event = codec.decode(record.value());
    String address = record.topic() + "/" + record.partition() + "/" + record.offset();
    Instant recorded = Instant.ofEpochMilli(record.timestamp());
    return new Received<>(
        event,
        new String(record.key(), StandardCharsets.UTF_8),
        Envelope.readFrom(record.headers(), address, recorded),
        new Origin(record.topic(), record.partition(), record.offset()),
        recorded);
  }
}
