package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes from the agencies' topics what was taken: everything before the offset that was committed
 * there, which has its receipt or its dead letter on the log. One request at a time; what fails is
 * asked again after a pause, with what was committed meanwhile. Nothing waits for it.
 */
final class TakenSubmissions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TakenSubmissions.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Where records are deleted. */
  interface Deleting extends AutoCloseable {
    /** Deletes the records before an offset, of each partition; complete when that is done. */
    CompletionStage<?> before(Map<TopicPartition, Long> offsets);

    @Override
    void close();
  }

  private final Deleting log;
  private final LongSupplier nanoTime;
  private final Map<TopicPartition, Long> due = new HashMap<>();
  private Map<TopicPartition, Long> asked = Map.of();
  private CompletableFuture<?> answer = CompletableFuture.completedFuture(null);
  private long pauseUntil;
  private boolean failing;

  /**
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  TakenSubmissions(Deleting log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
    this.pauseUntil = nanoTime.getAsLong();
  }

  /** Of a cluster, by a client of its own. */
  static TakenSubmissions of(Map<String, Object> client) {
    Admin admin = Admin.create(client);
    return new TakenSubmissions(
        new Deleting() {
          @Override
          public CompletionStage<?> before(Map<TopicPartition, Long> offsets) {
            Map<TopicPartition, RecordsToDelete> records =
                offsets.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, to -> RecordsToDelete.beforeOffset(to.getValue())));
            return admin.deleteRecords(records).all().toCompletionStage();
          }

          @Override
          public void close() {
            admin.close(Duration.ofSeconds(1));
          }
        },
        System::nanoTime);
  }

  /** That stands in the group: every record before it was taken. */
  void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null && offset.offset() > 0) {
            due.merge(partition, offset.offset(), Math::max);
          }
        });
  }

  /** Asks for what is due, unless it waits for an answer or a pause to end. */
  void round() {
    if (!answer.isDone()) {
      return;
    }
    settle();
    if (due.isEmpty() || nanoTime.getAsLong() - pauseUntil < 0) {
      return;
    }
    asked = Map.copyOf(due);
    answer = log.before(asked).toCompletableFuture();
  }

  private void settle() {
    try {
      answer.join();
      asked.forEach(due::remove);
      failing = failing && asked.isEmpty();
    } catch (CompletionException e) {
      pauseUntil = nanoTime.getAsLong() + PAUSE.toNanos();
      if (!failing) {
        LOG.warn(
            "taken submissions stay for now topics={} cause={}",
            asked.size(),
            e.getCause().getClass().getSimpleName());
      }
      failing = true;
    }
    asked = Map.of();
    answer = CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    log.close();
  }
}
