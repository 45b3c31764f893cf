package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.messaging.EventCodec;

/**
 * Writes dead letters of agencies' topics. It has a producer of its own: an agency whose
 * dead-letter topic is missing must not hold up the ledger.
 */
public final class SubmissionDeadLetters implements AutoCloseable {
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Producer<byte[], byte[]> producer;

  /**
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   */
  public SubmissionDeadLetters(Map<String, Object> client) {
    this(producer(client));
  }

  SubmissionDeadLetters(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("linger.ms", 0);
    settings.put("max.request.size", EventCodec.LARGEST + 128 * 1024);
    settings.put("max.block.ms", (int) LONGEST.toMillis());
    settings.put("delivery.timeout.ms", (int) LONGEST.toMillis());
    settings.put("request.timeout.ms", (int) LONGEST.toMillis() / 2);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Complete once the letter is acknowledged; fails with {@link Unavailable}. */
  CompletionStage<Void> write(ProducerRecord<byte[], byte[]> letter) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    producer.send(
        letter,
        (metadata, error) -> {
          if (error == null) {
            written.complete(null);
          } else {
            written.completeExceptionally(
                new Unavailable("dead letter not written to " + letter.topic(), RETRY));
          }
        });
    return written;
  }

  @Override
  public void close() {
    producer.close(LONGEST);
  }
}
