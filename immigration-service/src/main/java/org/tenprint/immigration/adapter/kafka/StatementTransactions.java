package org.tenprint.immigration.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.EventSigner;

/**
 * Writes what follows from an owner's statements, and that they were taken, in one transaction. It
 * asks whether a topic is there before it writes to it for the first time: a missing one costs a
 * question and not a producer's longest wait. A producer of which a transaction failed is not used
 * again. One thread.
 */
final class StatementTransactions implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(15);

  /** Nothing is known to be written: whether it counts as taken, the group says. */
  static final class NotWritten extends Exception {
    private static final long serialVersionUID = 1L;

    NotWritten(Exception cause) {
      super(cause.getClass().getSimpleName(), cause);
    }
  }

  private final Map<String, Object> client;
  private final Admin admin;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private Producer<byte[], byte[]> producer;

  /**
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   */
  StatementTransactions(Map<String, Object> client) {
    this.client = client;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("request.timeout.ms", (int) LONGEST.toMillis() / 2);
    settings.put("default.api.timeout.ms", (int) LONGEST.toMillis());
    this.admin = Admin.create(settings);
  }

  /**
   * Writes them all, or none.
   *
   * @param next of each partition the offset after what was taken
   * @param group that takes
   * @throws NotWritten if the brokers did not say that they took it
   */
  void write(
      List<ProducerRecord<byte[], byte[]>> records,
      Map<TopicPartition, OffsetAndMetadata> next,
      ConsumerGroupMetadata group)
      throws NotWritten {
    requireThere(records.stream().map(ProducerRecord::topic).collect(Collectors.toSet()));
    try {
      if (producer == null) {
        producer = producer();
        producer.initTransactions();
      }
      producer.beginTransaction();
      records.forEach(producer::send);
      producer.sendOffsetsToTransaction(next, group);
      producer.commitTransaction();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      giveUp();
      throw new NotWritten(e);
    }
  }

  private void requireThere(Set<String> topics) throws NotWritten {
    try {
      for (String topic : topics) {
        if (!known.contains(topic)) {
          admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get();
          known.add(topic);
        }
      }
    } catch (ExecutionException e) {
      throw new NotWritten(
          e.getCause() instanceof Exception said && !(said instanceof ExecutionException)
              ? said
              : e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** The transaction is aborted with the producer, at the latest by the brokers. */
  private void giveUp() {
    known.clear();
    Producer<byte[], byte[]> failed = producer;
    producer = null;
    if (failed == null) {
      return;
    }
    try {
      failed.abortTransaction();
    } catch (KafkaException | IllegalStateException e) {
      // what could not be aborted is so when its time is over
      known.clear();
    } finally {
      failed.close(Duration.ZERO);
    }
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("transactional.id", TopicCatalogue.STATEMENTS_GROUP + "-" + UUID.randomUUID());
    settings.put("transaction.timeout.ms", (int) LONGEST_TRANSACTION.toMillis());
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("max.request.size", EventCodec.LARGEST + 128 * 1024);
    settings.put("max.block.ms", (int) LONGEST.toMillis());
    settings.put("delivery.timeout.ms", (int) LONGEST.toMillis());
    settings.put("request.timeout.ms", (int) LONGEST.toMillis() / 2);
    return new KafkaProducer<>(
        EventSigner.into(settings), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(LONGEST);
    }
    admin.close(Duration.ofSeconds(1));
  }
}
