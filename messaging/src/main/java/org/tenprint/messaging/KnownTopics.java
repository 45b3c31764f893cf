package org.tenprint.messaging;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Of which topic an offset is, by the topic's id, which stands with the group's offset: of a topic
 * that was deleted and made again nothing was taken, whatever the epochs of both say.
 */
final class KnownTopics {
  private final Function<Set<String>, Map<String, String>> brokers;

  /** Ids of the topics of which what is read was taken. */
  private final Map<TopicPartition, String> ids = new HashMap<>();

  /**
   * @param brokers tell the ids of topics; without those that they do not tell now
   */
  KnownTopics(Function<Set<String>, Map<String, String>> brokers) {
    this.brokers = brokers;
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
    for (TopicPartition partition : partitions) {
      String now = told.get(partition.topic());
      if (now != null) {
        String known = ids.put(partition, now);
        same.put(partition, known == null || known.equals(now));
      }
    }
    return same;
  }
}
