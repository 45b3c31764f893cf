package org.tenprint.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in the group of the partitions that this member reads, and what it has still to note
 * there. One thread, the consumer's.
 */
final class GroupOffsets {
  /** Stands with the group's offset of a partition that waits for a person. */
  static final String STOPPED = "stopped: the log is not the one that was read";

  private static final Logger LOG = LoggerFactory.getLogger(PartyLogs.class);
  private static final Duration ASK = Duration.ofSeconds(5);

  private final Consumer<?, ?> consumer;
  private final String what;
  private final Map<TopicPartition, Long> known = new HashMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> notes = new HashMap<>();

  GroupOffsets(Consumer<?, ?> consumer, String what) {
    this.consumer = consumer;
    this.what = what;
  }

  /** They stand there. */
  void stand(Map<TopicPartition, OffsetAndMetadata> offsets) {
    notes.keySet().removeAll(offsets.keySet());
    offsets.forEach((partition, at) -> known.put(partition, at.offset()));
  }

  void lost(Collection<TopicPartition> partitions) {
    known.keySet().removeAll(partitions);
    notes.keySet().removeAll(partitions);
  }

  /** Whether less stands there, and nothing that is still to be noted. */
  boolean isBefore(TopicPartition partition, long offset) {
    return !notes.containsKey(partition) && known.getOrDefault(partition, 0L) < offset;
  }

  /** It is to stand there, whatever did. */
  void note(TopicPartition partition, OffsetAndMetadata at) {
    notes.put(partition, at);
  }

  /**
   * It waits for a person there.
   *
   * @param last up to where it was read; null where that is not known
   */
  void noteStopped(TopicPartition partition, long at, OffsetAndMetadata last) {
    Optional<Integer> epoch = Optional.ofNullable(last).flatMap(OffsetAndMetadata::leaderEpoch);
    note(partition, new OffsetAndMetadata(at, epoch, STOPPED));
  }

  /** What is not noted now is with the next poll. */
  void write() {
    if (notes.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(notes, ASK);
      stand(Map.copyOf(notes));
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("{} are not committed cause={}", what, e.getClass().getSimpleName());
    }
  }
}
