package org.tenprint.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Of which topic an offset is, by the topic's id, which stands with the group's offset: of a topic
 * that was deleted and made again nothing was taken, whatever the epochs of both say.
 */
final class KnownTopics {
  /** So long nobody asks for a topic of which nothing is polled. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Function<Set<String>, Map<String, String>> brokers;

  /** Ids of the topics of which what is read was taken. */
  private final Map<TopicPartition, String> ids = new HashMap<>();

  /** When it was last asked for them. */
  private final Map<TopicPartition, Long> asked = new HashMap<>();

  private final LongSupplier nanoTime;

  /**
   * @param brokers tell the ids of topics; without those that they do not tell now
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  KnownTopics(Function<Set<String>, Map<String, String>> brokers, LongSupplier nanoTime) {
    this.brokers = brokers;
    this.nanoTime = nanoTime;
  }

  /** Those of which nobody was asked for seconds. */
  Set<TopicPartition> unasked(Collection<TopicPartition> partitions) {
    long now = nanoTime.getAsLong();
    Set<TopicPartition> unasked = new HashSet<>(partitions);
    unasked.removeIf(one -> asked.containsKey(one) && now - asked.get(one) < LONGEST.toNanos());
    return unasked;
  }

  /** This is read from now on: of the topic that the group's offset names, if it names one. */
  void read(TopicPartition partition, OffsetAndMetadata committed) {
    if (committed == null || committed.metadata().isEmpty()) {
      ids.remove(partition);
    } else {
      ids.put(partition, committed.metadata());
    }
  }

  /** An offset of the topic that is read. */
  OffsetAndMetadata named(TopicPartition partition, OffsetAndMetadata at) {
    String id = ids.getOrDefault(partition, "");
    return new OffsetAndMetadata(at.offset(), at.leaderEpoch(), id);
  }

  /**
   * Whether the topics of now are those that are read, from now on by these names; without those
   * that the brokers do not tell. One request.
   */
  Map<TopicPartition, Boolean> same(Collection<TopicPartition> partitions) {
    Map<TopicPartition, Boolean> same = new HashMap<>();
    if (partitions.isEmpty()) {
      return same;
    }
    Map<String, String> told =
        brokers.apply(partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
    long asks = nanoTime.getAsLong();
    for (TopicPartition partition : partitions) {
      asked.put(partition, asks);
      String now = told.get(partition.topic());
      if (now != null) {
        String known = ids.put(partition, now);
        same.put(partition, known == null || known.equals(now));
      }
    }
    return same;
  }
}
