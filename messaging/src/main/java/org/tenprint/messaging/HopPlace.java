package org.tenprint.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a hop is in its inputs, which its group's offsets say. The brokers forget those of a group
 * in which nobody has read for {@code offsets.retention.minutes}, and a log that was copied comes
 * without; what the hop wrote stays. It would begin at the beginning and do everything a second
 * time.
 *
 * <p>So the beginning is committed as its place before it does anything, and one that has none and
 * has written is not started. Costs two requests at a start.
 */
public final class HopPlace {
  private static final Logger LOG = LoggerFactory.getLogger(HopPlace.class);

  /** Less than a group takes to be empty again once somebody has read in it. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Offsets are written for an empty group alone: in others somebody has begun. */
  private static final Set<Class<?>> BEGUN =
      Set.of(UnknownMemberIdException.class, GroupNotEmptyException.class);

  private HopPlace() {}

  /**
   * Sees to it that a hop which has not begun has a place, and one that has begun its own.
   *
   * @param hop not started yet; topics that are not there yet have nothing to be begun
   * @param group its consumer group
   * @param answers a topic that this hop alone writes
   * @param client kafka-clients' settings
   * @return the hop
   * @throws PlaceLost if it has answered and its place is not known
   * @throws KafkaException if the brokers do not answer
   */
  public static Topology known(
      Topology hop, String group, String answers, Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      Set<TopicPartition> inputs = partitions(admin, inputs(hop));
      Set<TopicPartition> written = partitions(admin, Set.of(answers));
      if (committed(admin, group, inputs)) {
        return hop;
      }
      if (offsets(admin, written, OffsetSpec.latest()).values().stream().anyMatch(end -> end > 0)) {
        LOG.error("place lost group={} answers={}", group, answers);
        throw new PlaceLost(group, answers);
      }
      begin(admin, group, offsets(admin, inputs, OffsetSpec.earliest()));
    } catch (UnknownTopicOrPartitionException e) {
      LOG.debug("no place yet group={}", group);
    }
    return hop;
  }

  private static Set<String> inputs(Topology hop) {
    return hop.describe().subtopologies().stream()
        .flatMap(part -> part.nodes().stream())
        .filter(TopologyDescription.Source.class::isInstance)
        .flatMap(source -> ((TopologyDescription.Source) source).topicSet().stream())
        .collect(Collectors.toSet());
  }

  private static Set<TopicPartition> partitions(Admin admin, Collection<String> topics) {
    Set<TopicPartition> partitions = new HashSet<>();
    got(admin.describeTopics(topics).allTopicNames())
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(p -> partitions.add(new TopicPartition(name, p.partition()))));
    return partitions;
  }

  /** Whether it has a place anywhere: a group's offsets are forgotten all at once. */
  private static boolean committed(Admin admin, String group, Set<TopicPartition> inputs) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        got(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return inputs.stream().anyMatch(partition -> committed.get(partition) != null);
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, Set<TopicPartition> partitions, OffsetSpec which) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, which));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    got(admin.listOffsets(asked).all()).forEach((where, at) -> offsets.put(where, at.offset()));
    return offsets;
  }

  private static void begin(Admin admin, String group, Map<TopicPartition, Long> beginnings) {
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    beginnings.forEach((partition, at) -> places.put(partition, new OffsetAndMetadata(at)));
    var soon = new AlterConsumerGroupOffsetsOptions().timeoutMs((int) SOON.toMillis());
    try {
      got(admin.alterConsumerGroupOffsets(group, places, soon).all());
    } catch (KafkaException e) {
      if (!BEGUN.contains(e.getClass())) {
        throw e;
      }
    }
  }

  private static <T> T got(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
