package org.tenprint.immigration.adapter.kafka;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads so that each partition has its turn. A client hands out all that it has fetched of one
 * partition, thousands of records, before it comes to the next. Here one of which records were
 * handed out waits until nothing is there of the others. Cost: a look that does not wait, for each
 * time round. One thread's.
 */
final class Turns {
  private final Set<TopicPartition> had = new HashSet<>();

  /**
   * Asks for records of those whose turn it is.
   *
   * @param held partitions that stay paused or resumed as they are
   * @param longest to wait where nothing is there of any
   */
  ConsumerRecords<byte[], byte[]> poll(
      Consumer<byte[], byte[]> consumer, Set<TopicPartition> held, Duration longest) {
    had.removeAll(held);
    had.retainAll(consumer.assignment());
    if (!had.isEmpty()) {
      ConsumerRecords<byte[], byte[]> others = ofOthers(consumer);
      if (!others.isEmpty()) {
        had.addAll(others.partitions());
        return others;
      }
      had.clear();
    }
    ConsumerRecords<byte[], byte[]> first = consumer.poll(longest);
    had.addAll(first.partitions());
    return first;
  }

  private ConsumerRecords<byte[], byte[]> ofOthers(Consumer<byte[], byte[]> consumer) {
    consumer.pause(had);
    try {
      return consumer.poll(Duration.ZERO);
    } finally {
      had.retainAll(consumer.assignment());
      consumer.resume(had);
    }
  }
}
