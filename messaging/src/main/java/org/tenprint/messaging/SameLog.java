package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Up to where a log is the one that was read. The brokers know it by the leader's epoch of what
 * stands before an offset, also when a log that lost its end has grown again; of an offset without
 * an epoch they know only whether it is beyond the end.
 */
final class SameLog {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private SameLog() {}

  /**
   * What was committed, where the log is the same, or up to where it is. Nothing is in the answer
   * where the brokers cannot tell. Cost: a client of its own for as long as one request.
   *
   * @param committed by the group
   * @param ends of the log now
   */
  static Map<TopicPartition, OffsetAndMetadata> upTo(
      Map<String, Object> client,
      Map<TopicPartition, OffsetAndMetadata> committed,
      Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> same = new HashMap<>(committed);
    same.values().removeIf(at -> at == null || at.leaderEpoch().isEmpty());
    if (!same.isEmpty()) {
      ask(client, same);
    }
    committed.forEach(
        (partition, at) -> {
          if (at != null && at.leaderEpoch().isEmpty()) {
            same.put(partition, at);
          }
        });
    same.replaceAll(
        (partition, at) ->
            at.offset() <= ends.get(partition) ? at : new OffsetAndMetadata(ends.get(partition)));
    return same;
  }

  private static void ask(Map<String, Object> client, Map<TopicPartition, OffsetAndMetadata> same) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.remove("group.id");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "none");
    try (Consumer<byte[], byte[]> asking =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      asking.assign(same.keySet());
      asking.endOffsets(same.keySet(), LONGEST); // without its leader no position is looked at
      same.forEach(asking::seek);
      for (TopicPartition partition : asking.assignment()) {
        Optional<OffsetAndMetadata> found = ask(asking, partition, same);
        found.ifPresentOrElse(at -> same.put(partition, at), () -> same.remove(partition));
      }
    }
  }

  private static Optional<OffsetAndMetadata> ask(
      Consumer<byte[], byte[]> asking,
      TopicPartition partition,
      Map<TopicPartition, OffsetAndMetadata> same) {
    while (true) {
      try {
        asking.position(partition, LONGEST);
        return Optional.ofNullable(same.get(partition));
      } catch (LogTruncationException e) {
        e.offsetOutOfRangePartitions().keySet().forEach(other -> same.remove(other));
        e.divergentOffsets().forEach(same::put);
        // it stands there without a question, so that the others' answers are not waited for
        e.offsetOutOfRangePartitions().keySet().forEach(other -> asking.seek(other, 0));
      } catch (TimeoutException | OffsetOutOfRangeException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * The epochs of the leaders of now, by partition. With one of these a reader that starts at an
   * offset and reads nothing is told when the log loses its end.
   *
   * @throws KafkaException if the brokers do not answer
   */
  static Map<TopicPartition, Integer> leaders(
      Map<String, Object> client, Iterable<TopicPartition> partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    try (Admin admin = Admin.create(client)) {
      return admin.listOffsets(latest).all().get().entrySet().stream()
          .filter(end -> end.getValue().leaderEpoch().isPresent())
          .collect(Collectors.toMap(Map.Entry::getKey, end -> epoch(end.getValue())));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException known
          ? known
          : new KafkaException("the leaders cannot be asked", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private static int epoch(ListOffsetsResultInfo end) {
    return end.leaderEpoch().orElseThrow();
  }
}
