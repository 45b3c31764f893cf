package org.tenprint.testkit.guarantee;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What a second reading of a log is compared by: of each record where it stands, and the SHA-256
 * digest of key, value and headers. Some 130 bytes a record, whatever it holds.
 */
public final class RecordDigests {
  private final Map<TopicPartition, Map<Long, byte[]>> digests = new HashMap<>();

  private RecordDigests() {}

  /**
   * Of a log.
   *
   * @param reads all records of a topic by its name, one topic after the other
   */
  public static RecordDigests of(
      Iterable<String> topics, Function<String, List<ConsumerRecord<byte[], byte[]>>> reads) {
    RecordDigests all = new RecordDigests();
    topics.forEach(topic -> reads.apply(topic).forEach(all::put));
    return all;
  }

  private void put(ConsumerRecord<byte[], byte[]> record) {
    digests
        .computeIfAbsent(partition(record), none -> new HashMap<>())
        .put(record.offset(), LogChecks.digestBytes(record));
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /** Whether where a record stands the same bytes stand here; empty where nothing does. */
  Optional<Boolean> same(ConsumerRecord<byte[], byte[]> record) {
    byte[] here = digests.getOrDefault(partition(record), Map.of()).get(record.offset());
    return here == null
        ? Optional.empty()
        : Optional.of(Arrays.equals(here, LogChecks.digestBytes(record)));
  }
}
