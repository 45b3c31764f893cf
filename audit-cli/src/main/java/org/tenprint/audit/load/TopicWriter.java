package org.tenprint.audit.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.audit.answer.Failure;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.EventSigner;

/** Writes to one topic, and knows of each record whether the brokers have it. */
final class TopicWriter implements AutoCloseable {
  private static final String SOURCE = "/tenprint-load";

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final String type;

  /**
   * @param client settings of who may write there
   * @param type of the events
   */
  TopicWriter(Map<String, Object> client, String topic, String type) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.request.size", EventCodec.LARGEST);
    producer =
        new KafkaProducer<>(
            EventSigner.into(settings), new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
    this.type = type;
  }

  /** Sends an event; the same discriminator gives the event the same id again. */
  Future<RecordMetadata> send(Loaded event, String discriminator, Instant now) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, event.key().getBytes(StandardCharsets.UTF_8), event.value());
    Envelope.first(SOURCE, type, event.key(), discriminator, now).writeTo(record.headers());
    return producer.send(record);
  }

  /**
   * Of a record: where the brokers have it, or why they refuse it.
   *
   * @param record where it is; empty where it is refused
   */
  record Answer(Optional<RecordMetadata> record, Optional<RefusedLine> refused) {}

  /**
   * The answers, in the order of what was sent.
   *
   * @throws Failure where they are away, or it may not be written there
   */
  List<Answer> await(List<Future<RecordMetadata>> sent) {
    producer.flush();
    List<Answer> answers = new ArrayList<>();
    for (Future<RecordMetadata> one : sent) {
      try {
        answers.add(new Answer(Optional.of(one.get()), Optional.empty()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof RecordTooLargeException)) {
          throw Failure.of(e);
        }
        answers.add(new Answer(Optional.empty(), Optional.of(new RefusedLine("TOO_LARGE", ""))));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Failure("interrupted", e);
      }
    }
    return answers;
  }

  @Override
  public void close() {
    producer.close();
  }
}
