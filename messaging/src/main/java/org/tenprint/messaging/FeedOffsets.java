package org.tenprint.messaging;

import static java.lang.Math.max;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a feed has read, as its group commits it: for monitoring, and so that no dead letter is
 * written twice. Committed at once where a dead letter was written, otherwise once a second: a feed
 * reads on many times a second. Always of all partitions: the feed assigns them itself, so that the
 * broker forgets each by itself, {@code offsets.retention.minutes} (a week by default) after it was
 * committed last, however many others of the group are. One thread.
 */
final class FeedOffsets {
  /** Between two commits by which nothing is kept from happening twice. */
  static final Duration BETWEEN = Duration.ofSeconds(1);

  /** After so long what has not moved is committed again. */
  static final Duration AT_REST = Duration.ofDays(1);

  private final String topic;
  private final Map<Integer, Long> floor;
  private final LongSupplier nanos;
  private Map<Integer, Long> read = Map.of();
  private Map<Integer, Long> committed = Map.of();
  private long last;
  private boolean failing;

  /**
   * @param floor what the group has committed: what is read again is not committed again
   * @param nanos a clock that only goes on, such as {@link System#nanoTime}
   */
  FeedOffsets(String topic, Map<Integer, Long> floor, LongSupplier nanos) {
    this.topic = topic;
    this.floor = new HashMap<>(floor);
    this.nanos = nanos;
    this.last = nanos.getAsLong() - BETWEEN.toNanos();
  }

  /** The log has lost its end there: what is read from there on was not read before. */
  void back(int partition, long offset) {
    floor.computeIfPresent(partition, (p, at) -> Math.min(at, offset));
  }

  /**
   * What is to be committed now, of all partitions; empty where nothing is.
   *
   * @param positions up to where all partitions are read
   * @param deadLetters whether one was written since this was asked last
   */
  Map<TopicPartition, OffsetAndMetadata> due(Map<Integer, Long> positions, boolean deadLetters) {
    Map<Integer, Long> now = new HashMap<>(positions);
    floor.forEach(
        (partition, offset) -> now.computeIfPresent(partition, (p, at) -> max(at, offset)));
    read = now;
    long rest = nanos.getAsLong() - last;
    boolean early = !deadLetters && rest < BETWEEN.toNanos();
    return early || rest < AT_REST.toNanos() && read.equals(committed) ? Map.of() : all();
  }

  /** What is to be committed when nothing more is read. */
  Map<TopicPartition, OffsetAndMetadata> atTheEnd() {
    return read.equals(committed) ? Map.of() : all();
  }

  private Map<TopicPartition, OffsetAndMetadata> all() {
    committed = read;
    last = nanos.getAsLong();
    Map<TopicPartition, OffsetAndMetadata> all = new HashMap<>();
    read.forEach(
        (partition, offset) ->
            all.put(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
    return all;
  }

  /** The broker took what was due. */
  void succeeded() {
    failing = false;
  }

  /**
   * The broker did not take what was due: it is due again.
   *
   * @return whether it took what was due before: the first of a row of failures
   */
  boolean failed() {
    boolean first = !failing;
    failing = true;
    committed = Map.of();
    return first;
  }
}
