package org.tenprint.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Partitions that wait, each by itself, because a record of theirs could not be taken; each is
 * tried again after a pause that doubles. What was taken behind that record is remembered by its
 * offset alone and not taken twice. One thread changes it; others look.
 */
public final class HeldPartitions {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration FOR_GOOD = Duration.ofNanos(Long.MAX_VALUE);

  private final LongSupplier nanoTime;
  private final Map<TopicPartition, Hold> holds = new ConcurrentHashMap<>();
  private volatile Set<TopicPartition> assigned = Set.of();

  /**
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  public HeldPartitions(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * @param taken offsets behind the record that could not be taken; null if no record is known
   * @param since when its pause began, or when it was tried
   */
  private record Hold(Set<Long> taken, Duration pause, long since, boolean tried) {
    boolean forGood() {
      return pause.equals(FOR_GOOD);
    }
  }

  /**
   * Holds a partition, again or for the first time, for a record that could not be taken.
   *
   * @param taken offsets behind it, of records that were
   * @return whether it was not held before
   */
  public boolean hold(TopicPartition partition, Set<Long> taken) {
    Hold known = holds.get(partition);
    Set<Long> all = new HashSet<>(taken);
    if (known != null && known.taken() != null) {
      all.addAll(known.taken());
    }
    return put(partition, Set.copyOf(all));
  }

  /**
   * Holds a partition that could not be read.
   *
   * @return whether it was not held before
   */
  public boolean hold(TopicPartition partition) {
    Hold known = holds.get(partition);
    return put(partition, known == null ? null : known.taken());
  }

  private boolean put(TopicPartition partition, Set<Long> taken) {
    Hold known = holds.get(partition);
    if (known != null && known.forGood()) {
      return false;
    }
    Duration pause = known == null ? FIRST_PAUSE : longer(known.pause());
    holds.put(partition, new Hold(taken, pause, nanoTime.getAsLong(), false));
    return known == null;
  }

  /**
   * Holds a partition as long as it is this instance's: a person has to say from where it is read.
   *
   * @return whether it was not held so before
   */
  public boolean stop(TopicPartition partition) {
    Hold known = holds.put(partition, new Hold(null, FOR_GOOD, nanoTime.getAsLong(), false));
    return known == null || !known.forGood();
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /** Those whose pause is over; they count as tried from now on. */
  public Set<TopicPartition> due() {
    long now = nanoTime.getAsLong();
    Set<TopicPartition> due = new HashSet<>();
    holds.forEach(
        (partition, hold) -> {
          if (!hold.tried() && now - hold.since() >= hold.pause().toNanos()) {
            due.add(partition);
            holds.put(partition, new Hold(hold.taken(), hold.pause(), now, true));
          }
        });
    return due;
  }

  /** Those that could not be read, and for a while have been: nothing may be there to read. */
  public Set<TopicPartition> readable() {
    long now = nanoTime.getAsLong();
    return holds.entrySet().stream()
        .filter(hold -> hold.getValue().taken() == null && hold.getValue().tried())
        .filter(hold -> now - hold.getValue().since() >= LONGEST_PAUSE.toNanos())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether a record was taken before its partition was held. */
  public boolean taken(TopicPartition partition, long offset) {
    Hold hold = holds.get(partition);
    return hold != null && hold.taken() != null && hold.taken().contains(offset);
  }

  /**
   * Everything was taken.
   *
   * @return whether it was held; false of one that a person has to release
   */
  public boolean release(TopicPartition partition) {
    Hold known = holds.get(partition);
    return known != null && !known.forGood() && holds.remove(partition, known);
  }

  /** They are another instance's now. */
  public void lost(Collection<TopicPartition> partitions) {
    partitions.forEach(holds::remove);
    Set<TopicPartition> left = new HashSet<>(assigned);
    left.removeAll(partitions);
    assigned = Set.copyOf(left);
  }

  /** All that are this instance's now. */
  public void assigned(Set<TopicPartition> all) {
    assigned = Set.copyOf(all);
  }

  /** Those of this instance that are not held: they must go on. */
  public Set<TopicPartition> read() {
    Set<TopicPartition> read = new HashSet<>(assigned);
    read.removeAll(holds.keySet());
    return read;
  }

  /** All that are held. */
  public Set<TopicPartition> partitions() {
    return Set.copyOf(holds.keySet());
  }

  /** The topics of which a partition is held, in alphabetical order. */
  public Set<String> topics() {
    return topics(holds.keySet().stream());
  }

  /** The topics of which a partition waits for a person, in alphabetical order. */
  public Set<String> stopped() {
    return topics(
        holds.entrySet().stream().filter(held -> held.getValue().forGood()).map(Map.Entry::getKey));
  }

  private static Set<String> topics(Stream<TopicPartition> partitions) {
    return partitions.map(TopicPartition::topic).collect(Collectors.toCollection(TreeSet::new));
  }
}
