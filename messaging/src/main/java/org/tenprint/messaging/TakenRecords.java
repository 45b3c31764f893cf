package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DeleteRecordsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes from parties' own topics what was taken: everything before the offset that was committed
 * there, of which what follows from it, or its dead letter, is on the log. One request of a
 * partition at a time; what fails is asked again after a pause, with what was committed meanwhile,
 * and no party waits for another's. Nothing waits for it. What fails may have failed because the
 * brokers ended, and they may come back without the log's end: then it is asked again only when
 * somebody has seen that the log is still the one that was taken. One thread.
 */
public final class TakenRecords implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TakenRecords.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /**
   * No request outlives the start of a broker: the client would send it again to one that has come
   * back with another log.
   */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** Where records are deleted, and who tells the topics' ids. */
  public interface Deleting extends AutoCloseable {
    /** Deletes the records before an offset, of each partition; each complete when that is done. */
    Map<TopicPartition, CompletionStage<?>> before(Map<TopicPartition, Long> offsets);

    /** The ids of topics, by name; without those that are not told in two seconds. */
    Map<String, String> ids(Set<String> topics);

    @Override
    void close();
  }

  private record Asked(OffsetAndMetadata before, CompletableFuture<?> answer) {}

  private final Deleting log;
  private final String what;
  private final LongSupplier nanoTime;
  private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
  private final Map<TopicPartition, Asked> asked = new HashMap<>();
  private final Map<TopicPartition, Long> pausedUntil = new HashMap<>();
  private final Set<TopicPartition> doubted = new HashSet<>();
  private final Set<TopicPartition> failing = new HashSet<>();

  /**
   * @param what they are, for the log: {@code submissions}
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  public TakenRecords(Deleting log, String what, LongSupplier nanoTime) {
    this.log = log;
    this.what = what;
    this.nanoTime = nanoTime;
  }

  /** Of a cluster, by a client of its own. */
  public static TakenRecords of(Map<String, Object> client, String what) {
    Admin admin = Admin.create(client);
    DeleteRecordsOptions inTime = new DeleteRecordsOptions().timeoutMs((int) LONGEST.toMillis());
    return new TakenRecords(
        new Deleting() {
          @Override
          public Map<TopicPartition, CompletionStage<?>> before(Map<TopicPartition, Long> offsets) {
            Map<TopicPartition, RecordsToDelete> records =
                offsets.entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            Map.Entry::getKey, to -> RecordsToDelete.beforeOffset(to.getValue())));
            Map<TopicPartition, CompletionStage<?>> answers = new HashMap<>();
            admin
                .deleteRecords(records, inTime)
                .lowWatermarks()
                .forEach((partition, low) -> answers.put(partition, low.toCompletionStage()));
            return answers;
          }

          @Override
          public Map<String, String> ids(Set<String> topics) {
            Map<String, String> ids = new HashMap<>();
            admin
                .describeTopics(
                    topics, new DescribeTopicsOptions().timeoutMs((int) LONGEST.toMillis()))
                .topicNameValues()
                .forEach(
                    (topic, told) -> {
                      try {
                        ids.put(topic, told.get().topicId().toString());
                      } catch (ExecutionException e) {
                        LOG.debug("topic is not described topic={}", topic);
                      } catch (InterruptedException e) {
                        throw new InterruptException(e);
                      }
                    });
            return ids;
          }

          @Override
          public void close() {
            admin.close(Duration.ofSeconds(1));
          }
        },
        what,
        System::nanoTime);
  }

  /** The ids of topics, by name; without those that the brokers do not tell now. */
  Map<String, String> ids(Set<String> topics) {
    return log.ids(topics);
  }

  /** As {@link System#nanoTime} tells it. */
  long now() {
    return nanoTime.getAsLong();
  }

  /**
   * They stand in the group: what is before them is due, of the topic whose id they have. A doubt
   * stays: what was committed meanwhile may have been read before it.
   */
  public void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          if (offset.offset() > 0) {
            due.put(partition, offset);
          }
        });
  }

  /** As {@link #committed}, of what another process committed: of which log, is to be seen. */
  public void found(TopicPartition partition, OffsetAndMetadata offset) {
    committed(Map.of(partition, offset));
    if (due.containsKey(partition)) {
      doubted.add(partition);
    }
  }

  /**
   * Nothing is known any more of what was taken of it, nor does an answer matter that is still to
   * come: it is read here no longer, or its log is another or lost its end. Whoever reads it hears
   * of the group's offsets; where a topic was deleted and made again there are none.
   */
  public void forget(TopicPartition partition) {
    due.remove(partition);
    asked.remove(partition);
    doubted.remove(partition);
    pausedUntil.remove(partition);
    failing.remove(partition);
  }

  /** Of which partitions somebody has to see, now, whether the log is the one that was taken. */
  public Set<TopicPartition> doubted() {
    return doubted.stream().filter(this::isTime).collect(Collectors.toSet());
  }

  /** The log is the one that was taken. */
  public void sure(TopicPartition partition) {
    doubted.remove(partition);
  }

  /**
   * Asks for what is due, unless it waits for an answer, a pause to end, or is in doubt; of a topic
   * that was made anew nothing is due.
   */
  public void round() {
    settle();
    Map<TopicPartition, OffsetAndMetadata> now = new HashMap<>(due);
    now.keySet().removeIf(one -> asked.containsKey(one) || doubted.contains(one) || !isTime(one));
    leaveThoseOfOtherTopics(now);
    if (!now.isEmpty()) {
      Map<TopicPartition, Long> before = new HashMap<>();
      now.forEach((partition, offset) -> before.put(partition, offset.offset()));
      log.before(before)
          .forEach(
              (partition, answer) ->
                  asked.put(
                      partition, new Asked(now.get(partition), answer.toCompletableFuture())));
    }
  }

  private void leaveThoseOfOtherTopics(Map<TopicPartition, OffsetAndMetadata> now) {
    if (now.isEmpty()) {
      return;
    }
    Map<String, String> ids =
        log.ids(now.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet()));
    for (TopicPartition partition : Set.copyOf(now.keySet())) {
      String id = ids.get(partition.topic());
      String taken = now.get(partition).metadata();
      if (id == null) {
        now.remove(partition);
        pausedUntil.put(partition, nanoTime.getAsLong() + PAUSE.toNanos());
      } else if (!taken.isEmpty() && !taken.equals(id)) {
        now.remove(partition);
        due.remove(partition);
      }
    }
  }

  private boolean isTime(TopicPartition partition) {
    Long until = pausedUntil.get(partition);
    return until == null || nanoTime.getAsLong() - until >= 0;
  }

  private void settle() {
    Map<TopicPartition, Asked> answered = new HashMap<>(asked);
    answered.values().removeIf(one -> !one.answer().isDone());
    asked.keySet().removeAll(answered.keySet());
    answered.forEach(this::settle);
  }

  private void settle(TopicPartition partition, Asked one) {
    try {
      one.answer().join();
      due.remove(partition, one.before());
      pausedUntil.remove(partition);
      failing.remove(partition);
    } catch (CompletionException e) {
      if (e.getCause() instanceof OffsetOutOfRangeException) {
        due.remove(partition, one.before());
      } else {
        pausedUntil.put(partition, nanoTime.getAsLong() + PAUSE.toNanos());
        doubted.add(partition);
      }
      if (failing.add(partition)) {
        LOG.warn(
            "taken {} stay for now topic={} partition={} cause={}",
            what,
            partition.topic(),
            partition.partition(),
            e.getCause().getClass().getSimpleName());
      }
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
