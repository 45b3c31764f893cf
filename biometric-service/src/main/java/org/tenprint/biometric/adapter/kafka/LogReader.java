package org.tenprint.biometric.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads single records of a topic by their address, committed ones alone. Reading on from the last
 * address costs no seek. One thread at a time.
 */
final class LogReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final Duration longest;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private List<TopicPartition> partitions = List.of();

  /**
   * @param client kafka-clients' settings
   * @param longest wait for a record
   */
  LogReader(String topic, Map<String, Object> client, Duration longest) {
    this.topic = topic;
    this.longest = longest;
    Map<String, Object> settings = new HashMap<>(client);
    settings.remove("group.id");
    settings.put("enable.auto.commit", false);
    settings.put("isolation.level", "read_committed");
    settings.put("auto.offset.reset", "none");
    settings.put("max.poll.records", 1);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Where the topic ends, by partition: after the last record that can be read committed.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker does not answer
   */
  synchronized Map<Integer, Long> ends() {
    assign();
    Map<Integer, Long> ends = new HashMap<>();
    consumer
        .endOffsets(partitions)
        .forEach((partition, offset) -> ends.put(partition.partition(), offset));
    return ends;
  }

  /**
   * The record there; empty where there is none, or none any longer.
   *
   * @throws TimeoutException if the broker does not hand it over in time
   */
  synchronized Optional<ConsumerRecord<byte[], byte[]>> read(int partition, long offset) {
    assign();
    TopicPartition wanted = new TopicPartition(topic, partition);
    if (!partitions.contains(wanted)) {
      return Optional.empty();
    }
    consumer.pause(partitions);
    consumer.resume(List.of(wanted));
    if (next.getOrDefault(wanted, -1L) != offset) {
      consumer.seek(wanted, offset);
    }
    next.remove(wanted);
    long deadline = System.nanoTime() + longest.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          next.put(wanted, record.offset() + 1);
          return Optional.of(record).filter(found -> found.offset() == offset);
        }
        if (consumer.position(wanted) > offset) {
          return Optional.empty();
        }
      }
    } catch (InvalidOffsetException e) {
      return Optional.empty();
    }
    throw new TimeoutException(topic + " is not read in time");
  }

  private void assign() {
    if (partitions.isEmpty()) {
      partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new UnknownTopicOrPartitionException(topic + " is not there yet");
      }
      consumer.assign(partitions);
      // a partition that is paused must have a position too
      consumer.seekToBeginning(partitions);
    }
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
