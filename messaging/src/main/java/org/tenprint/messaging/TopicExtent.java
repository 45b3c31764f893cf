package org.tenprint.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A topic as it is at one moment: by this, who kept what they read of it and where they stopped
 * knows whether they may read on from there.
 *
 * @param id another one when the topic was deleted and created again
 * @param begins first offset that is still there, by partition
 * @param ends offset after the last committed record, by partition
 * @param tombstonesKept how long, at least, a tombstone stays after it was written; zero where the
 *     broker does not let this be known
 */
public record TopicExtent(
    String id, Map<Integer, Long> begins, Map<Integer, Long> ends, Duration tombstonesKept) {
  private static final String TOMBSTONES_KEPT = "delete.retention.ms";

  public TopicExtent {
    begins = Map.copyOf(begins);
    ends = Map.copyOf(ends);
  }

  /**
   * Asks the broker.
   *
   * @throws KafkaException if it does not answer
   */
  static TopicExtent of(
      String topic,
      Consumer<?, ?> consumer,
      Collection<TopicPartition> partitions,
      Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      String id =
          admin
              .describeTopics(List.of(topic))
              .topicNameValues()
              .get(topic)
              .get()
              .topicId()
              .toString();
      return new TopicExtent(
          id,
          byPartition(consumer.beginningOffsets(partitions)),
          byPartition(consumer.endOffsets(partitions)),
          tombstonesKept(admin, topic));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known
          ? known
          : new KafkaException(topic + " cannot be described", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static Duration tombstonesKept(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      Config config = admin.describeConfigs(List.of(resource)).values().get(resource).get();
      return Duration.ofMillis(Long.parseLong(config.get(TOMBSTONES_KEPT).value()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return Duration.ZERO;
      }
      throw e;
    }
  }

  private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> byPartition = new HashMap<>();
    offsets.forEach((partition, offset) -> byPartition.put(partition.partition(), offset));
    return byPartition;
  }
}
