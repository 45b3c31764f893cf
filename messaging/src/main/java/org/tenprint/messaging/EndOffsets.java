package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Asks where a topic ends for who reads committed records alone, or where it will end for them. Its
 * client is made at the first question. Cost of a question: one round trip. Thread-safe.
 */
final class EndOffsets implements AutoCloseable {
  private final String topic;
  private final Map<String, Object> client;
  private volatile IsolationLevel level = IsolationLevel.READ_COMMITTED;
  private Admin admin;
  private Map<TopicPartition, OffsetSpec> question = Map.of();

  EndOffsets(String topic, Map<String, Object> client) {
    this.topic = topic;
    this.client = client;
  }

  /** From now on what stands in transactions that are not over counts too. */
  void countOpen() {
    level = IsolationLevel.READ_UNCOMMITTED;
  }

  /**
   * The offsets after the last committed record now, by partition.
   *
   * @throws KafkaException if the broker does not answer within that time
   */
  Map<Integer, Long> ask(Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    try {
      Map<TopicPartition, OffsetSpec> asked = question(longest);
      long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
      Map<Integer, Long> ends = new HashMap<>();
      admin()
          .listOffsets(asked, new ListOffsetsOptions(level).timeoutMs((int) left))
          .all()
          .get(left, TimeUnit.MILLISECONDS)
          .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new KafkaException("where " + topic + " ends is not known", e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("where " + topic + " ends is not known in " + longest, e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private synchronized Admin admin() {
    if (admin == null) {
      admin = Admin.create(client);
    }
    return admin;
  }

  private synchronized Map<TopicPartition, OffsetSpec> question(Duration longest)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (question.isEmpty()) {
      Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
      for (TopicPartitionInfo partition :
          admin()
              .describeTopics(List.of(topic))
              .topicNameValues()
              .get(topic)
              .get(longest.toMillis(), TimeUnit.MILLISECONDS)
              .partitions()) {
        partitions.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
      }
      question = partitions;
    }
    return question;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
      admin = null;
    }
  }
}
