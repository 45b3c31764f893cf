package org.tenprint.messaging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What was polled, by whether it is of the topics that are read. Of one that was made anew no fetch
 * tells it once the new log is as long as the old one was; and where it is just as long, nothing is
 * fetched. It is asked behind the fetch: what is the same then was so before.
 *
 * @param same what is of the topics that are read
 * @param another partitions of topics that were made anew
 * @param untold partitions of which something was polled, and nobody can tell now
 */
record PolledTopics(
    ConsumerRecords<byte[], byte[]> same, Set<TopicPartition> another, Set<TopicPartition> untold) {

  /**
   * One request to the brokers, where something was polled or none was asked for a while.
   *
   * @param read partitions of which something would be polled
   */
  static PolledTopics of(
      ConsumerRecords<byte[], byte[]> records, KnownTopics topics, Set<TopicPartition> read) {
    Set<TopicPartition> asked = topics.unasked(read);
    asked.addAll(records.partitions());
    Map<TopicPartition, Boolean> told = topics.same(asked);
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> same = new HashMap<>();
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(records.nextOffsets());
    Set<TopicPartition> another = new HashSet<>();
    Set<TopicPartition> untold = new HashSet<>();
    for (TopicPartition partition : records.partitions()) {
      if (told.getOrDefault(partition, false)) {
        same.put(partition, records.records(partition));
      } else {
        next.remove(partition);
        (told.containsKey(partition) ? another : untold).add(partition);
      }
    }
    told.forEach(
        (partition, is) -> {
          if (!is) {
            another.add(partition);
          }
        });
    return new PolledTopics(new ConsumerRecords<>(same, next), another, untold);
  }
}
