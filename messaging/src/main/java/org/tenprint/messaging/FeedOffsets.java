package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a feed has read, as its group commits it: for monitoring, and so that no dead letter is
 * written twice. Committed at once where a dead letter was written, otherwise once a second, and of
 * the partitions that moved: each commit is a record of each of them on {@code __consumer_offsets},
 * and a feed reads on many times a second. One thread.
 */
final class FeedOffsets {
  /** Between two commits by which nothing is kept from happening twice. */
  static final Duration BETWEEN = Duration.ofSeconds(1);

  private final String topic;
  private final LongSupplier nanos;
  private Map<Integer, Long> committed;
  private long last;

  /**
   * @param start from where it is read
   * @param nanos a clock that only goes on, such as {@link System#nanoTime}
   */
  FeedOffsets(String topic, Map<Integer, Long> start, LongSupplier nanos) {
    this.topic = topic;
    this.committed = Map.copyOf(start);
    this.nanos = nanos;
    this.last = nanos.getAsLong() - BETWEEN.toNanos();
  }

  /**
   * What is to be committed now; empty where nothing is.
   *
   * @param read up to where all partitions are read
   * @param deadLetters whether one was written since this was asked last
   */
  Map<TopicPartition, OffsetAndMetadata> due(Map<Integer, Long> read, boolean deadLetters) {
    long now = nanos.getAsLong();
    if (!deadLetters && now - last < BETWEEN.toNanos()) {
      return Map.of();
    }
    Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
    read.forEach(
        (partition, offset) -> {
          if (!offset.equals(committed.get(partition))) {
            moved.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset));
          }
        });
    if (!moved.isEmpty()) {
      committed = Map.copyOf(read);
      last = now;
    }
    return moved;
  }

  /** The broker did not take the last ones: all are due again. */
  void failed() {
    committed = Map.of();
  }
}
