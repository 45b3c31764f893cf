package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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

  /** With the epochs of what stands before: what was committed, and what was read last. */
  private final Map<TopicPartition, OffsetAndMetadata> committed;

  private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();

  /** Up to where each was read, also before its client was set back and while nothing came. */
  private final Map<Integer, Long> reached = new HashMap<>();

  /**
   * @param committed what the group has committed, of this log
   */
  FeedCommits(
      String topic,
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, OffsetAndMetadata> committed) {
    this.topic = topic;
    this.consumer = consumer;
    this.committed = Map.copyOf(committed);
    this.offsets = new FeedOffsets(topic, byPartition(committed), System::nanoTime);
  }

  /** The offsets alone. */
  static Map<Integer, Long> byPartition(Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<Integer, Long> byPartition = new HashMap<>();
    offsets.forEach((partition, at) -> byPartition.put(partition.partition(), at.offset()));
    return byPartition;
  }

  /**
   * What was polled is known by its epochs.
   *
   * @param before up to where all partitions were read
   * @return where the client was set back to since, by partition: there the log has lost its end
   */
  Map<Integer, Long> polled(ConsumerRecords<?, ?> records, Map<Integer, Long> before) {
    read.putAll(records.nextOffsets());
    before.forEach((partition, at) -> reached.merge(partition, at, Math::max));
    Map<Integer, Long> back = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      long first = records.records(partition).get(0).offset();
      if (first < reached.get(partition.partition())) {
        back.put(partition.partition(), first);
      }
    }
    back.forEach(offsets::back);
    reached.putAll(back);
    return back;
  }

  private Map<TopicPartition, OffsetAndMetadata> withEpochs(
      Map<TopicPartition, OffsetAndMetadata> due) {
    due.replaceAll(
        (partition, at) ->
            Stream.of(read, committed)
                .map(known -> known.get(partition))
                .filter(known -> known != null && known.offset() == at.offset())
                .findFirst()
                .orElse(at));
    return due;
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
          withEpochs(due),
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
    withEpochs(due);
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
