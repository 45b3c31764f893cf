package org.tenprint.messaging;

import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/**
 * A reader of topics, as {@link ProgressWatch} looks at it: what it reads now, and how far it is. A
 * partition with which it waits by design is none that it reads.
 */
public sealed interface TopicReader {
  /** What it is called in the log. */
  String name();

  /**
   * A member of a consumer group: how far it is, the brokers know.
   *
   * @param name the group
   * @param tasks whether it is a hop: the partitions of one number are one task's, which takes the
   *     oldest record of all of them first
   * @param reads the partitions that this process reads now; may be asked by any thread
   */
  record InGroup(String name, boolean tasks, Supplier<Set<TopicPartition>> reads)
      implements TopicReader {
    /** A member of which no partition waits for another by design. */
    public InGroup(String name, Supplier<Set<TopicPartition>> reads) {
      this(name, false, reads);
    }
  }

  /**
   * One that keeps its offsets itself.
   *
   * @param name of it
   * @param reached the offsets up to which it has read, by partition; may be asked by any thread
   */
  record OnItsOwn(String name, Supplier<Map<TopicPartition, Long>> reached)
      implements TopicReader {}

  /**
   * A hop on Kafka Streams. While it waits for its feeds to have read, is given partitions or
   * restores its stores it reads none: that the feeds move is looked at, and the rest Kafka bounds.
   *
   * @param service the hop's group
   * @param waits whether it waits for others of its kind, which has a bound of its own
   */
  static TopicReader ofHop(String service, KafkaStreams streams, BooleanSupplier waits) {
    return new InGroup(
        service,
        true,
        () ->
            streams.state() != KafkaStreams.State.RUNNING || waits.getAsBoolean()
                ? Set.of()
                : streams.metadataForLocalThreads().stream()
                    .flatMap(thread -> thread.activeTasks().stream())
                    .flatMap(task -> task.topicPartitions().stream())
                    .collect(Collectors.toUnmodifiableSet()));
  }
}
