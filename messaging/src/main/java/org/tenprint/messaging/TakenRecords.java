package org.tenprint.messaging;

import java.time.Duration;
import java.util.Collection;
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
 * Deletes from parties' own topics what was taken: everything before the offset that was committed
 * there, of which what follows from it, or its dead letter, is on the log. One request at a time;
 * what fails is asked again after a pause, with what was committed meanwhile. Nothing waits for it.
 */
public final class TakenRecords implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TakenRecords.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** Where records are deleted. */
  public interface Deleting extends AutoCloseable {
    /** Deletes the records before an offset, of each partition; complete when that is done. */
    CompletionStage<?> before(Map<TopicPartition, Long> offsets);

    @Override
    void close();
  }

  private final Deleting log;
  private final String what;
  private final LongSupplier nanoTime;
  private final Map<TopicPartition, Long> due = new HashMap<>();
  private Map<TopicPartition, Long> asked = Map.of();
  private CompletableFuture<?> answer = CompletableFuture.completedFuture(null);
  private long pauseUntil;
  private boolean failing;

  /**
   * @param what they are, for the log: {@code submissions}
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  public TakenRecords(Deleting log, String what, LongSupplier nanoTime) {
    this.log = log;
    this.what = what;
    this.nanoTime = nanoTime;
    this.pauseUntil = nanoTime.getAsLong();
  }

  /** Of a cluster, by a client of its own. */
  public static TakenRecords of(Map<String, Object> client, String what) {
    Admin admin = Admin.create(client);
    return new TakenRecords(
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
        what,
        System::nanoTime);
  }

  /** That stands in the group: every record before it was taken. */
  public void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null && offset.offset() > 0) {
            due.merge(partition, offset.offset(), Math::max);
          }
        });
  }

  /**
   * These are read here no longer. Whoever reads them hears of the group's offsets; where a topic
   * was deleted and made again there are none, and what stands there now was not taken.
   */
  public void lost(Collection<TopicPartition> partitions) {
    due.keySet().removeAll(partitions);
  }

  /** Asks for what is due, unless it waits for an answer or a pause to end. */
  public void round() {
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
            "taken {} stay for now topics={} cause={}",
            what,
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
