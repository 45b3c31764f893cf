package org.tenprint.localstack.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.events.TopicSpec;
import org.tenprint.localstack.StackException;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.EventSigner;

/** States facts on topics, as somebody who may write there. */
final class DemoFacts implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param client settings of the client that writes
   */
  DemoFacts(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "all");
    producer =
        new KafkaProducer<>(
            EventSigner.into(settings), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes an event and waits for its acknowledgement. */
  <T extends SpecificRecord> void write(
      TopicSpec topic, String key, EventCodec<T> codec, T event, Instant now) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic.name(), key.getBytes(StandardCharsets.UTF_8), codec.encode(event));
    Envelope.first("/local-stack", codec.eventType(), key, now.toString(), now)
        .writeTo(record.headers());
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new StackException("Kafka did not take a record of " + topic.name(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
