package org.tenprint.messaging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Of which topic an offset is, by the topic's id, which stands with the group's offset: of a topic
 * that was deleted and made again nothing was taken, whatever the epochs of both say.
 */
final class KnownTopics {
  private final Function<Set<String>, Map<String, String>> brokers;
  private final Map<String, String> ids = new HashMap<>();

  /**
   * @param brokers tell the ids of topics; without those that they do not tell now
   */
  KnownTopics(Function<Set<String>, Map<String, String>> brokers) {
    this.brokers = brokers;
  }

  /** These are read from now on. */
  void read(Set<TopicPartition> partitions) {
    Set<String> topics = new HashSet<>();
    partitions.forEach(partition -> topics.add(partition.topic()));
    if (!topics.isEmpty()) {
      ids.keySet().removeAll(topics);
      ids.putAll(brokers.apply(topics));
    }
  }

  /** An offset of the topic that is read. */
  OffsetAndMetadata named(TopicPartition partition, OffsetAndMetadata at) {
    String id = ids.getOrDefault(partition.topic(), "");
    return new OffsetAndMetadata(at.offset(), at.leaderEpoch(), id);
  }

  /** Whether what the group has committed is of another topic than the one that is read. */
  boolean another(TopicPartition partition, OffsetAndMetadata committed) {
    String id = ids.getOrDefault(partition.topic(), committed.metadata());
    return !committed.metadata().isEmpty() && !committed.metadata().equals(id);
  }

  /** Whether the topic of now is the one that is read; empty where the brokers do not tell. */
  Optional<Boolean> same(TopicPartition partition) {
    String known = ids.get(partition.topic());
    if (known == null) {
      return Optional.of(true);
    }
    return Optional.ofNullable(brokers.apply(Set.of(partition.topic())).get(partition.topic()))
        .map(known::equals);
  }
}
