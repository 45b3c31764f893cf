package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles, for {@link TakenRecords}, whether the logs in doubt are those that were read, by the
 * consumer that reads them: it is set where it stands, and stands there once the leader of now has
 * said that its log has what was read before. A partition of which nobody says so is held. One
 * thread, the consumer's.
 */
final class LogDoubts {
  private static final Logger LOG = LoggerFactory.getLogger(PartyLogs.class);
  private static final Duration SILENT = Duration.ofSeconds(10);

  private final Consumer<?, ?> consumer;
  private final String what;
  private final HeldPartitions held;
  private final TakenRecords taken;
  private final KnownTopics topics;

  /** Since when, as {@link System#nanoTime} tells it. */
  private final Map<TopicPartition, Long> asked = new HashMap<>();

  private final Set<TopicPartition> silent = new HashSet<>();

  LogDoubts(
      Consumer<?, ?> consumer,
      String what,
      HeldPartitions held,
      TakenRecords taken,
      KnownTopics topics) {
    this.consumer = consumer;
    this.what = what;
    this.held = held;
    this.taken = taken;
    this.topics = topics;
  }

  void forget(TopicPartition partition) {
    asked.remove(partition);
    silent.remove(partition);
  }

  /**
   * Asks, and looks at answers; does not wait.
   *
   * @param read where the consumer stands
   * @return those whose topic is another than the one that was read
   */
  Set<TopicPartition> round(Map<TopicPartition, OffsetAndMetadata> read) {
    Set<TopicPartition> there = new HashSet<>();
    for (TopicPartition partition : taken.doubted()) {
      OffsetAndMetadata at = read.get(partition);
      if (at == null) {
        taken.forget(partition);
        continue;
      }
      if (!asked.containsKey(partition)) {
        consumer.seek(partition, at);
        asked.put(partition, System.nanoTime());
      }
      if (isThere(partition, at)) {
        there.add(partition);
      } else {
        waitFor(partition);
      }
    }
    return settled(there);
  }

  /** Without an epoch all that can be known is whether it is beyond the end. */
  private boolean isThere(TopicPartition partition, OffsetAndMetadata at) {
    try {
      consumer.position(partition, Duration.ZERO);
    } catch (TimeoutException e) {
      return false;
    }
    return at.leaderEpoch().isPresent() || consumer.currentLag(partition).orElse(-1) >= 0;
  }

  /** Of a topic that was made anew the brokers may know an epoch as late, and as much. */
  private Set<TopicPartition> settled(Set<TopicPartition> there) {
    Map<TopicPartition, Boolean> same = topics.same(there);
    for (TopicPartition partition : there) {
      if (!same.containsKey(partition)) {
        waitFor(partition);
      } else if (same.remove(partition, true)) {
        settled(partition);
      }
    }
    return same.keySet();
  }

  private void settled(TopicPartition partition) {
    asked.remove(partition);
    taken.sure(partition);
    if (silent.remove(partition) && held.release(partition)) {
      consumer.resume(Set.of(partition));
    }
  }

  /** It may have no leader, or one that knows of no epoch as late as the one that was read. */
  private void waitFor(TopicPartition partition) {
    if (System.nanoTime() - asked.get(partition) < SILENT.toNanos()) {
      return;
    }
    consumer.pause(Set.of(partition));
    held.hold(partition);
    if (silent.add(partition)) {
      LOG.warn(
          "{} are held: nobody says whether their log is the one that was read topic={}"
              + " partition={}",
          what,
          partition.topic(),
          partition.partition());
    }
  }
}
