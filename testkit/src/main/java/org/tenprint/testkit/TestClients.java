package org.tenprint.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plain clients over bytes. */
final class TestClients {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration READ_AT_MOST = Duration.ofMinutes(2);
  private static final Comparator<ConsumerRecord<byte[], byte[]>> BY_POSITION =
      Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
          .thenComparingLong(ConsumerRecord::offset);

  private TestClients() {}

  /** Settings of a client of a broker that is open to all. */
  static Map<String, Object> open(String bootstrapServers) {
    return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
  }

  private static Map<String, Object> with(Map<String, Object> client, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(client);
    all.putAll(more);
    return all;
  }

  static Producer<byte[], byte[]> producer(Map<String, Object> client) {
    Map<String, Object> config =
        Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            // a partition that was just made may refuse the first batch and take the second, and
            // would then refuse the first for ever
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            26_000_000);
    return new KafkaProducer<>(
        with(client, config), new ByteArraySerializer(), new ByteArraySerializer());
  }

  static void produce(
      Producer<byte[], byte[]> producer, Collection<ProducerRecord<byte[], byte[]>> records) {
    List<Future<RecordMetadata>> sent = records.stream().map(producer::send).toList();
    try {
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a record was not acknowledged", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while producing", e);
    }
  }

  /** Creates those that are not there; returns when the broker serves all of them. */
  static void createTopics(Admin admin, Collection<NewTopic> topics) {
    try {
      for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
        succeeded(created, TopicExistsException.class);
      }
      List<String> names = topics.stream().map(NewTopic::name).toList();
      long deadline = System.nanoTime() + READ_AT_MOST.toNanos();
      while (!succeeded(
          admin.describeTopics(names).allTopicNames(), UnknownTopicOrPartitionException.class)) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("topics were not served in " + READ_AT_MOST);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topics", e);
    }
  }

  /** False where it failed for the one reason that is allowed. */
  private static boolean succeeded(KafkaFuture<?> asked, Class<? extends Exception> allowed)
      throws InterruptedException {
    try {
      asked.get();
      return true;
    } catch (ExecutionException e) {
      if (allowed.isInstance(e.getCause())) {
        return false;
      }
      throw new IllegalStateException("topics were not created", e.getCause());
    }
  }

  static List<ConsumerRecord<byte[], byte[]>> consume(
      Consumer<byte[], byte[]> consumer, Admin admin, String topic) {
    List<TopicPartition> partitions = assignAll(consumer, topic);
    Map<TopicPartition, Long> end = writtenUpTo(admin, partitions);
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    long deadline = System.nanoTime() + READ_AT_MOST.toNanos();
    while (!end.entrySet().stream()
        .allMatch(last -> consumer.position(last.getKey()) >= last.getValue())) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(topic + " was not read in " + READ_AT_MOST);
      }
      for (ConsumerRecord<byte[], byte[]> one : consumer.poll(POLL)) {
        if (one.offset() < end.get(new TopicPartition(topic, one.partition()))) {
          read.add(one);
        }
      }
    }
    read.sort(BY_POSITION);
    return read;
  }

  static List<ConsumerRecord<byte[], byte[]>> await(
      Consumer<byte[], byte[]> consumer,
      String topic,
      Predicate<List<ConsumerRecord<byte[], byte[]>>> until,
      Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    assignAll(consumer, topic);
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    while (!until.test(read)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            topic + " did not hold what was awaited in " + atMost + ": " + read.size() + " read");
      }
      consumer.poll(POLL).forEach(read::add);
      read.sort(BY_POSITION);
    }
    return read;
  }

  /**
   * The offsets before which everything is written, be it committed or not: a commit returns to its
   * producer before the partitions have their markers, so the end that a reader of committed
   * records is told may lie before what was committed last.
   */
  private static Map<TopicPartition, Long> writtenUpTo(
      Admin admin, List<TopicPartition> partitions) {
    try {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException("the ends are not known", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for the ends", e);
    }
  }

  private static List<TopicPartition> assignAll(Consumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException("there is no topic " + topic);
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return partitions;
  }

  static Consumer<byte[], byte[]> consumer(Map<String, Object> client) {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            5_000,
            // the next topic is not fetched before the broker has answered for this one
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            50);
    return new KafkaConsumer<>(
        with(client, config), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
