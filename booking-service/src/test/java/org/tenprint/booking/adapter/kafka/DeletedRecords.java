package org.tenprint.booking.adapter.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.tenprint.messaging.TakenRecords;

/** Remembers what it was asked to delete, and answers when it is told to. */
final class DeletedRecords implements TakenRecords.Deleting {
  private final Map<TopicPartition, Long> before = new ConcurrentHashMap<>();
  private final Map<TopicPartition, CompletableFuture<Void>> own = new ConcurrentHashMap<>();
  private volatile CompletableFuture<Void> next = CompletableFuture.completedFuture(null);
  private volatile int asked;

  /** What is asked next of a partition is answered by this, whatever the others are. */
  void answer(TopicPartition partition, CompletableFuture<Void> by) {
    own.put(partition, by);
  }

  /** What is asked next is answered by this. */
  void answer(CompletableFuture<Void> by) {
    next = by;
  }

  int asked() {
    return asked;
  }

  Map<TopicPartition, Long> before() {
    return new HashMap<>(before);
  }

  @Override
  public Map<TopicPartition, CompletionStage<?>> before(Map<TopicPartition, Long> offsets) {
    asked++;
    before.putAll(offsets);
    Map<TopicPartition, CompletionStage<?>> answers = new HashMap<>();
    offsets.keySet().forEach(one -> answers.put(one, own.getOrDefault(one, next)));
    return answers;
  }

  @Override
  public Map<String, String> ids(Set<String> topics) {
    Map<String, String> ids = new HashMap<>();
    topics.forEach(topic -> ids.put(topic, "id of " + topic));
    return ids;
  }

  @Override
  public void close() {
    // it has nothing open
  }
}
