package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits for a feed what {@link FeedOffsets} says is due, and tells when the broker does not. */
final class FeedCommits {
  private static final Logger LOG = LoggerFactory.getLogger(ReferenceFeed.class);
  private static final Duration LAST = Duration.ofSeconds(2);

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final FeedOffsets offsets;

  /**
   * @param committed what the group has committed, by partition
   */
  FeedCommits(String topic, Consumer<byte[], byte[]> consumer, Map<Integer, Long> committed) {
    this.topic = topic;
    this.consumer = consumer;
    this.offsets = new FeedOffsets(topic, committed, System::nanoTime);
  }

  /**
   * What the group has committed, by partition; not beyond the end: of a log that lost its end,
   * what is written there anew was not read before.
   */
  static Map<Integer, Long> committed(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    Map<Integer, Long> committed = new HashMap<>();
    consumer
        .committed(ends.keySet())
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                committed.put(
                    partition.partition(), Math.min(offset.offset(), ends.get(partition)));
              }
            });
    return committed;
  }

  /**
   * Commits if it is time; does not wait.
   *
   * @param positions up to where all partitions are read
   * @param deadLetters whether one was written since this was called last
   */
  void read(Map<Integer, Long> positions, boolean deadLetters) {
    Map<TopicPartition, OffsetAndMetadata> due = offsets.due(positions, deadLetters);
    if (!due.isEmpty()) {
      consumer.commitAsync(
          due,
          (committed, error) -> {
            if (error == null) {
              offsets.succeeded();
            } else if (offsets.failed()) {
              told(error);
            }
          });
    }
  }

  /**
   * Of a feed that was closed, which may wait two seconds for it. One that fails reads again from
   * what it committed before.
   */
  void last() {
    Map<TopicPartition, OffsetAndMetadata> due = offsets.atTheEnd();
    if (due.isEmpty()) {
      return;
    }
    try {
      try {
        consumer.commitSync(due, LAST);
      } catch (WakeupException e) {
        // it was closed between two polls, and is woken once
        consumer.commitSync(due, LAST);
      }
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      told(e);
    }
  }

  private void told(Exception error) {
    LOG.warn(
        "feed's offsets are not committed topic={} cause={}",
        topic,
        error.getClass().getSimpleName());
  }
}
