package org.tenprint.immigration.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.TestBroker;

/** A transaction of which nobody knows whether it is committed, and what its group says. */
class UnansweredCommitIT {
  private static final String GROUP = "unanswered";
  private static final TopicPartition PARTITION = new TopicPartition("unanswered", 0);

  private final TestBroker broker = TestBroker.shared();

  @Test
  void isNotKnownWhileItIsOpenAndThenWhatBecameOfIt() {
    broker.createTopic(PARTITION.topic(), 1);
    try (Consumer<byte[], byte[]> consumer = consumer();
        Producer<byte[], byte[]> producer = producer()) {
      assertFalse(StatementFeed.tookAll(consumer, PARTITION, at(7, 3)));
      producer.initTransactions();
      take(producer, 7);
      assertThrows(
          RetriableException.class, () -> StatementFeed.tookAll(consumer, PARTITION, at(7, 3)));
      producer.commitTransaction();
      assertTrue(StatementFeed.tookAll(consumer, PARTITION, at(7, 3)));
      assertFalse(StatementFeed.tookAll(consumer, PARTITION, at(8, 3)));
      assertFalse(StatementFeed.tookAll(consumer, PARTITION, at(6, 4)), "of the log that was");
      assertFalse(StatementFeed.tookAll(consumer, PARTITION, at(7, 4)), "of the log that was");
      take(producer, 8);
      producer.abortTransaction();
      assertTrue(StatementFeed.tookAll(consumer, PARTITION, at(7, 3)));
      assertFalse(StatementFeed.tookAll(consumer, PARTITION, at(8, 3)));
    }
  }

  private static OffsetAndMetadata at(long offset, int epoch) {
    return new OffsetAndMetadata(offset, Optional.of(epoch), "id");
  }

  private static void take(Producer<byte[], byte[]> producer, long next) {
    producer.beginTransaction();
    producer.sendOffsetsToTransaction(
        Map.of(PARTITION, at(next, 3)), new ConsumerGroupMetadata(GROUP));
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(broker.client());
    settings.put("group.id", GROUP);
    settings.put("isolation.level", "read_committed");
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(PARTITION));
    return consumer;
  }

  private Producer<byte[], byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(broker.client());
    settings.put("transactional.id", GROUP);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
