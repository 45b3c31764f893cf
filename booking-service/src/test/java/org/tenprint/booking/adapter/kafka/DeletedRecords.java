package org.tenprint.booking.adapter.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.tenprint.messaging.TakenRecords;

/** Remembers what it was asked to delete, and answers when it is told to. */
final class DeletedRecords implements TakenRecords.Deleting {
  private final Map<TopicPartition, Long> before = new ConcurrentHashMap<>();
  private volatile CompletableFuture<Void> next = CompletableFuture.completedFuture(null);
  private volatile int asked;

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
  public CompletionStage<?> before(Map<TopicPartition, Long> offsets) {
    asked++;
    before.putAll(offsets);
    return next;
  }

  @Override
  public void close() {
    // it has nothing open
  }
}
