package org.tenprint.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a hop is in its inputs, which its group's offsets say. The brokers forget those of a group
 * in which nobody has read for {@code offsets.retention.minutes}, and a log that was copied comes
 * without; what the hop wrote stays. It would begin at the beginning and do everything a second
 * time.
 *
 * <p>So the beginning is committed as its place before it does anything, and one that has none and
 * has written does not begin. Costs three requests at a start.
 */
final class HopPlace {
  private static final Logger LOG = LoggerFactory.getLogger(HopPlace.class);

  /** Less than a group takes to be empty again once somebody has read in it. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** A request that is not answered by then is put again, by the next look. */
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);

  /** Offsets are written for an empty group alone: in others somebody has begun. */
  private static final Set<Class<?>> BEGUN =
      Set.of(UnknownMemberIdException.class, GroupNotEmptyException.class);

  private final String group;
  private final Set<String> inputs;
  private final String answers;
  private final Map<String, Object> client;

  /**
   * @param group the hop's
   * @param inputs the topics that it reads
   * @param answers a topic that this hop alone writes
   * @param client kafka-clients' settings
   */
  HopPlace(String group, Set<String> inputs, String answers, Map<String, Object> client) {
    this.group = group;
    this.inputs = Set.copyOf(inputs);
    this.answers = answers;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("request.timeout.ms", (int) LONGEST_ANSWER.toMillis() / 2);
    settings.put("default.api.timeout.ms", (int) LONGEST_ANSWER.toMillis());
    this.client = Map.copyOf(settings);
  }

  /**
   * Sees to it that a hop which has not begun has a place, and one that has begun its own.
   *
   * @return whether that is so: false while a topic is not there or a broker does not answer, and
   *     it is to be called again
   * @throws PlaceLost if it has answered and its place is not known
   * @throws KafkaException if the brokers refuse to say
   */
  boolean known() {
    try (Admin admin = Admin.create(client)) {
      Set<TopicPartition> reads = partitions(admin, inputs);
      Set<TopicPartition> writes = partitions(admin, Set.of(answers));
      if (!committed(admin, group, reads)) {
        begin(admin, reads, writes);
      }
      return true;
    } catch (RetriableException e) {
      LOG.debug("no place yet group={} cause={}", group, e.getClass().getSimpleName());
      return false;
    }
  }

  /**
   * Whether it has answered is asked last: another that began in between, answered and is gone
   * already would be set back to the beginning.
   */
  private void begin(Admin admin, Set<TopicPartition> reads, Set<TopicPartition> writes) {
    Map<TopicPartition, Long> beginnings = offsets(admin, reads, OffsetSpec.earliest());
    if (offsets(admin, writes, OffsetSpec.latest()).values().stream().allMatch(end -> end == 0)) {
      begin(admin, group, beginnings);
    } else if (!committed(admin, group, reads)) {
      LOG.error("place lost group={} answers={}", group, answers);
      throw new PlaceLost(group, answers);
    }
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
