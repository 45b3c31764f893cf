package org.tenprint.biometric.adapter.kafka;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.EventSigner;

/**
 * Writes questions and answers of shards, outside of any transaction: nobody could read them before
 * its end. What is not written is asked for again.
 */
final class ShardWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShardWriter.class);

  private final InstantSource clock;
  private final KafkaProducer<byte[], byte[]> producer;

  ShardWriter(Map<String, Object> client, InstantSource clock) {
    this.clock = clock;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", 0);
    settings.put("max.block.ms", 10_000);
    this.producer =
        new KafkaProducer<>(
            EventSigner.into(settings), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Writes, and waits for nothing.
   *
   * @param discriminator makes the envelope's id unique for the booking
   */
  <T extends SpecificRecord> void write(
      TopicSpec topic, UUID bookingId, EventCodec<T> codec, T event, String discriminator) {
    String key = bookingId.toString();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic.name(), key.getBytes(StandardCharsets.UTF_8), codec.encode(event));
    Envelope.first(BiometricTopology.SOURCE, codec.eventType(), key, discriminator, clock.instant())
        .writeTo(record.headers());
    producer.send(
        record,
        (metadata, error) -> {
          if (error != null) {
            LOG.warn(
                "not written topic={} booking={} cause={}",
                topic.name(),
                key,
                error.getClass().getSimpleName());
          }
        });
  }

  @Override
  public void close() {
    producer.close(java.time.Duration.ofSeconds(5));
  }
}
