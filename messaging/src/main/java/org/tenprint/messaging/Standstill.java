package org.tenprint.messaging;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Which of a reader's partitions have records to be read and stand still. As long as the reader
 * moves on others, one that does not may only wait behind them, and has more time. Where partitions
 * are those of tasks, one moves as long as any of its task does. Not thread-safe.
 */
final class Standstill {
  /**
   * How long a partition may stand still that has records.
   *
   * @param all while all that have any do
   * @param one while others move
   */
  record Limits(Duration all, Duration one) {}

  /**
   * How a partition was seen.
   *
   * @param reached offset up to which it was read
   * @param empty offset before which nothing is left to be read
   * @param since when it last moved or had nothing to read, nanoseconds
   */
  private record Stand(long reached, long empty, long since) {}

  private final Limits limits;
  private final boolean tasks;
  private final LongSupplier nanoTime;
  private final Map<TopicPartition, Stand> stands = new HashMap<>();
  private long moved;

  /**
   * @param tasks whether the partitions of one number, of whatever topics, are one task's
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  Standstill(Limits limits, boolean tasks, LongSupplier nanoTime) {
    this.limits = limits;
    this.tasks = tasks;
    this.nanoTime = nanoTime;
    forget();
  }

  /** What was seen until now counts no longer. */
  void forget() {
    stands.clear();
    moved = nanoTime.getAsLong() - limits.all().toNanos();
  }

  /**
   * It was seen now.
   *
   * @param reached the offsets up to which it has read; partitions that are absent it does not read
   * @param ends the offsets after the last records; where one is absent, nothing is known
   * @return the partitions that stand still for too long
   */
  Set<TopicPartition> seen(Map<TopicPartition, Long> reached, Map<TopicPartition, Long> ends) {
    long now = nanoTime.getAsLong();
    stands.keySet().retainAll(reached.keySet());
    Set<Integer> moving = moving(reached);
    if (!moving.isEmpty()) {
      moved = now;
    }
    Set<TopicPartition> behind = new HashSet<>();
    reached.forEach(
        (partition, offset) -> {
          Stand last = stands.get(partition);
          boolean moves = tasks ? moving.contains(partition.partition()) : moves(last, offset);
          // less than before: the topic was made anew
          long empty = last == null || offset < last.reached() ? 0 : last.empty();
          if (Math.max(offset, empty) < ends.getOrDefault(partition, 0L)) {
            behind.add(partition);
          }
          boolean still = last != null && !moves && behind.contains(partition);
          stands.put(partition, new Stand(offset, empty, still ? last.since() : now));
        });
    Duration limit = now - moved < limits.all().toNanos() ? limits.one() : limits.all();
    behind.removeIf(partition -> now - stands.get(partition).since() < limit.toNanos());
    return behind;
  }

  /** The numbers of those that have moved. */
  private Set<Integer> moving(Map<TopicPartition, Long> reached) {
    Set<Integer> moving = new HashSet<>();
    reached.forEach(
        (partition, offset) -> {
          if (moves(stands.get(partition), offset)) {
            moving.add(partition.partition());
          }
        });
    return moving;
  }

  private static boolean moves(Stand last, long offset) {
    return last != null && last.reached() != offset;
  }

  /** Nothing is left to be read of a partition before that offset: markers of transactions. */
  void nothingBefore(TopicPartition partition, long end) {
    stands.computeIfPresent(
        partition, (same, last) -> new Stand(last.reached(), end, nanoTime.getAsLong()));
  }
}
