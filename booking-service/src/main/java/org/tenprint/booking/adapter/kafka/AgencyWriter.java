package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.booking.application.Unavailable;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.EventSigner;

/**
 * Writes to agencies' topics what became of their submissions: dead letters, receipts. It has a
 * producer and a thread of its own, and asks whether a topic is there before it writes to it for
 * the first time: an agency whose topic is missing must hold up neither the ledger nor another
 * agency. Once a write to a topic failed, those that wait behind it fail without their turn, until
 * the topic was asked for again.
 */
public final class AgencyWriter implements AutoCloseable {
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration LONGEST_BLOCK = Duration.ofSeconds(3);

  private final Producer<byte[], byte[]> producer;
  private final Function<String, CompletionStage<?>> there;
  private final Runnable end;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();
  private final ExecutorService writing =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "agencies-topics");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   * @param signing whether it signs what it writes
   */
  public AgencyWriter(Map<String, Object> client, boolean signing) {
    Admin admin = admin(client);
    this.producer = producer(client, signing);
    this.there =
        topic ->
            admin.describeTopics(List.of(topic)).topicNameValues().get(topic).toCompletionStage();
    this.end = () -> admin.close(Duration.ofSeconds(1));
  }

  /** By a producer for which every topic is there. */
  AgencyWriter(Producer<byte[], byte[]> producer) {
    this(producer, CompletableFuture::completedStage);
  }

  /**
   * By a producer.
   *
   * @param there completes where a topic is there
   */
  AgencyWriter(Producer<byte[], byte[]> producer, Function<String, CompletionStage<?>> there) {
    this.producer = producer;
    this.there = there;
    this.end = () -> {};
  }

  private static Admin admin(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("request.timeout.ms", (int) LONGEST.toMillis() / 2);
    settings.put("default.api.timeout.ms", (int) LONGEST.toMillis());
    return Admin.create(settings);
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> client, boolean signing) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    // receipts of what was taken together come together
    settings.put("linger.ms", 5);
    settings.put("max.request.size", EventCodec.LARGEST + 128 * 1024);
    settings.put("max.block.ms", (int) LONGEST_BLOCK.toMillis());
    settings.put("delivery.timeout.ms", (int) LONGEST.toMillis());
    settings.put("request.timeout.ms", (int) LONGEST.toMillis() / 2);
    return new KafkaProducer<>(
        signing ? EventSigner.into(settings) : settings,
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Complete once the record is acknowledged; fails with {@link Unavailable}, within a while. */
  CompletionStage<Void> write(ProducerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    return asked(topic)
        .thenComposeAsync(described -> sent(record), writing)
        .toCompletableFuture()
        .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              if (failure instanceof TimeoutException) {
                failed(topic);
              }
              throw notWritten(topic, failure);
            });
  }

  /** Complete where a topic is there, or was; fails with {@link Unavailable}, within a while. */
  CompletionStage<Void> awaits(String topic) {
    return asked(topic)
        .<Void>thenApply(described -> null)
        .toCompletableFuture()
        .orTimeout(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            failure -> {
              throw notWritten(topic, failure);
            });
  }

  /** Whether the last write to a topic failed, though the topic is there. */
  boolean failing(String topic) {
    return failing.contains(topic);
  }

  private CompletionStage<?> asked(String topic) {
    return known.contains(topic)
        ? CompletableFuture.completedStage(topic)
        : there.apply(topic).thenAccept(described -> known.add(topic));
  }

  /** On the one thread, which a topic that went away blocks: for one record, not for all of it. */
  private CompletionStage<Void> sent(ProducerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    if (!known.contains(topic)) {
      return CompletableFuture.failedStage(
          new UnknownTopicOrPartitionException("the record before was not written"));
    }
    CompletableFuture<Void> sent = new CompletableFuture<>();
    producer.send(
        record,
        (metadata, error) -> {
          if (error == null) {
            failing.remove(topic);
            sent.complete(null);
          } else {
            failed(topic);
            sent.completeExceptionally(error);
          }
        });
    return sent;
  }

  private void failed(String topic) {
    failing.add(topic);
    known.remove(topic);
  }

  /** What the broker or the time says, as that; anything else as it is. */
  private RuntimeException notWritten(String topic, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof KafkaException || cause instanceof TimeoutException) {
      known.remove(topic);
      return new Unavailable(
          "not written to " + topic + ": " + cause.getClass().getSimpleName(), RETRY);
    }
    return new CompletionException(cause);
  }

  @Override
  public void close() {
    writing.shutdownNow();
    producer.close(LONGEST);
    end.run();
  }
}
