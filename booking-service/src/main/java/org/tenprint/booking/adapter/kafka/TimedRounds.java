package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * How long the records of one poll are begun, and whose come first. Reading a record's prints is
 * work of the feed's one thread, some seconds at the most that a record may ask; an offset is
 * committed when the round is over. So a round is bounded by time, whatever was sent and by how
 * many: what was not begun is read again. At least one record is begun in each round, one of those
 * in doubt besides, and a partition that was not come to is before those of the next that were. For
 * one thread.
 */
final class TimedRounds {
  /**
   * After so long no further record is begun; of the agencies that are in doubt ({@link
   * BegunSubmissions}) but the first none after twice as long.
   */
  static final Duration ROUND = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;

  /** Who waits longest is the first. */
  private final Set<TopicPartition> waiting = new LinkedHashSet<>();

  private long since;
  private boolean any;

  /**
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  TimedRounds(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Begins a round: the partitions in the order in which they are come to. */
  List<TopicPartition> round(Collection<TopicPartition> polled) {
    since = nanoTime.getAsLong();
    any = false;
    Set<TopicPartition> inOrder = new LinkedHashSet<>(waiting);
    inOrder.retainAll(polled);
    inOrder.addAll(polled);
    return List.copyOf(inOrder);
  }

  /** Those in doubt are next: the first of them is begun, whatever the others cost. */
  void doubted() {
    any = false;
  }

  /**
   * Whether one more record is begun.
   *
   * @param lengths how many times the length of a round may be over
   */
  boolean another(int lengths) {
    if (any && nanoTime.getAsLong() - since >= lengths * ROUND.toNanos()) {
      return false;
    }
    any = true;
    return true;
  }

  /**
   * Notes what became of a partition's turn.
   *
   * @param reached whether any of its records was begun, or none had to be
   */
  void had(TopicPartition partition, boolean reached) {
    if (reached) {
      waiting.remove(partition);
    } else {
      waiting.add(partition);
    }
  }

  /** They are another instance's now. */
  void lost(Collection<TopicPartition> partitions) {
    waiting.removeAll(partitions);
  }
}
