package org.tenprint.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logs of parties' own topics as a member of a group reads them, and whether each is still the
 * one of which was taken what stands before its offset. An offset is committed with the leader's
 * epoch of what was read before it, by which the brokers tell a log that lost its end, also when it
 * has grown again, and with the topic's id. Where they tell up to where it is the same, it is read
 * on from there: what was lost had been taken, and what stands there now was not. Of another topic
 * all is read. Where they cannot tell, the partition is stopped, by a note with the group's offset
 * also for whoever reads it next, until a person has set that offset anew. Each is said in a line
 * of error; the other parties are read on. One thread, the consumer's ({@link PartyConsumer}).
 */
public final class PartyLogs {
  /** Stands with the group's offset of a partition that waits for a person. */
  static final String STOPPED = "stopped: the log is not the one that was read";

  private static final Logger LOG = LoggerFactory.getLogger(PartyLogs.class);
  private static final Duration ASK = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final String what;
  private final HeldPartitions held;
  private final TakenRecords taken;
  private final TakenSoFar progress;
  private final LogDoubts doubts;
  private final KnownTopics topics;

  /** Up to where each is read. */
  private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();

  /** Up to where it was read before the last poll. */
  private final Map<TopicPartition, OffsetAndMetadata> before = new HashMap<>();

  /** What is still to be noted with the group's offsets. */
  private final Map<TopicPartition, OffsetAndMetadata> notes = new HashMap<>();

  /**
   * @param what the records are, for the log: {@code submissions}
   * @param held where those wait that cannot be read
   * @param taken deletes what was taken
   * @param progress who else knows up to where was taken
   */
  public PartyLogs(
      Consumer<byte[], byte[]> consumer,
      String what,
      HeldPartitions held,
      TakenRecords taken,
      TakenSoFar progress) {
    this.consumer = consumer;
    this.what = what;
    this.held = held;
    this.taken = taken;
    this.progress = progress;
    this.doubts = new LogDoubts(consumer, what, held, taken);
    this.topics = new KnownTopics(taken::ids);
  }

  /** They are this member's now: read from what the group has committed, or from the beginning. */
  public void assigned(Collection<TopicPartition> partitions) {
    held.assigned(consumer.assignment());
    topics.read(Set.copyOf(partitions));
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata at = committed.get(partition);
      if (at == null) {
        consumer.seekToBeginning(Set.of(partition));
      } else if (at.metadata().equals(STOPPED)) {
        stop(partition, at.offset());
      } else if (topics.another(partition, at)) {
        begin(partition, at.offset());
      } else {
        goTo(partition, at);
        doubts.asked(partition);
        taken.found(partition, at); // what a process committed and did not come to delete
        progress.committed(Map.of(partition, at));
      }
    }
  }

  /** They are another member's now. */
  public void lost(Collection<TopicPartition> partitions) {
    held.lost(partitions);
    partitions.forEach(this::forget);
    notes.keySet().removeAll(partitions);
  }

  private void forget(TopicPartition partition) {
    read.remove(partition);
    before.remove(partition);
    doubts.forget(partition);
    taken.forget(partition);
  }

  /**
   * What was polled; nothing where a log was found to be another.
   *
   * @param polled polls the consumer
   */
  public ConsumerRecords<byte[], byte[]> poll(Supplier<ConsumerRecords<byte[], byte[]>> polled) {
    try {
      note();
      doubts.round(read);
      ConsumerRecords<byte[], byte[]> records = polled.get();
      records
          .nextOffsets()
          .forEach(
              (partition, next) ->
                  Optional.ofNullable(read.put(partition, topics.named(partition, next)))
                      .ifPresent(last -> before.put(partition, last)));
      return records;
    } catch (OffsetOutOfRangeException e) {
      e.offsetOutOfRangePartitions().forEach((partition, at) -> another(partition, at, e));
    } catch (NoOffsetForPartitionException e) {
      consumer.seekToBeginning(e.partitions());
    }
    return ConsumerRecords.empty();
  }

  /** Up to where a partition is read; empty where that is not known yet. */
  public Optional<OffsetAndMetadata> read(TopicPartition partition) {
    if (!read.containsKey(partition)) {
      try {
        long begin = consumer.position(partition, Duration.ZERO);
        read.put(partition, topics.named(partition, new OffsetAndMetadata(begin)));
      } catch (TimeoutException | InvalidOffsetException e) {
        LOG.debug("position is not known yet topic={}", partition.topic());
      }
    }
    return Optional.ofNullable(read.get(partition));
  }

  /**
   * An offset of what was polled last, to be committed or read from.
   *
   * @param polled all of that partition
   * @param next behind the last of these that was taken, or where the first stands
   */
  public OffsetAndMetadata upTo(
      TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> polled, long next) {
    Optional<Integer> epoch =
        Optional.ofNullable(before.get(partition)).flatMap(OffsetAndMetadata::leaderEpoch);
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      if (record.offset() < next) {
        epoch = record.leaderEpoch();
      }
    }
    return topics.named(partition, new OffsetAndMetadata(next, epoch, ""));
  }

  /** Reads on from there. */
  public void goTo(TopicPartition partition, OffsetAndMetadata at) {
    OffsetAndMetadata named = topics.named(partition, at);
    consumer.seek(partition, named);
    read.put(partition, named);
    before.put(partition, named);
  }

  /** It stands in the group. */
  public void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
    notes.keySet().removeAll(offsets.keySet());
    taken.committed(offsets);
    progress.committed(offsets);
  }

  private void another(TopicPartition partition, long at, OffsetOutOfRangeException e) {
    Optional<Boolean> topic = topics.same(partition);
    if (topic.isEmpty()) {
      holdNow(partition);
    } else if (!topic.get()) {
      topics.read(Set.of(partition));
      begin(partition, at);
    } else if (!(e instanceof LogTruncationException known)) {
      look(partition, at);
    } else if (known.divergentOffsets().containsKey(partition)) {
      goBack(partition, at, known.divergentOffsets().get(partition));
    } else {
      stopNow(partition, at);
    }
  }

  private void holdNow(TopicPartition partition) {
    consumer.pause(Set.of(partition));
    held.hold(partition);
  }

  /** An offset of which no epoch is known, and that is not there. */
  private void look(TopicPartition partition, long at) {
    try {
      long begin = consumer.beginningOffsets(Set.of(partition), ASK).get(partition);
      long end = consumer.endOffsets(Set.of(partition), ASK).get(partition);
      if (at > end) {
        stopNow(partition, at);
      } else if (at < begin) {
        error("are gone before they were taken", partition, at, "to=" + begin);
        readFrom(partition, new OffsetAndMetadata(begin));
      }
    } catch (TimeoutException e) {
      holdNow(partition);
    }
  }

  /** What was taken behind a record that was held is no longer what stands there. */
  private void readFrom(TopicPartition partition, OffsetAndMetadata at) {
    held.release(partition);
    forget(partition);
    goTo(partition, at);
    consumer.resume(Set.of(partition));
  }

  private void goBack(TopicPartition partition, long at, OffsetAndMetadata same) {
    error("are read again from where their log lost its end", partition, at, "to=" + same.offset());
    readFrom(partition, same);
    notes.put(partition, read.get(partition));
    note();
    progress.back(partition, same.offset());
  }

  private void begin(TopicPartition partition, long at) {
    error("are read from the beginning: their topic was made anew", partition, at, "to=0");
    readFrom(partition, new OffsetAndMetadata(0));
    notes.put(partition, read.get(partition));
    progress.back(partition, 0);
  }

  private void stopNow(TopicPartition partition, long at) {
    Optional<Integer> epoch =
        Optional.ofNullable(read.get(partition)).flatMap(OffsetAndMetadata::leaderEpoch);
    stop(partition, at);
    notes.put(partition, new OffsetAndMetadata(at, epoch, STOPPED));
    note();
  }

  private void stop(TopicPartition partition, long at) {
    forget(partition);
    consumer.seek(partition, at);
    consumer.pause(Set.of(partition));
    if (held.stop(partition)) {
      error(
          "are not read: their log is not the one that was read",
          partition,
          at,
          "docs/runbooks/records.md says what to do");
    }
  }

  private void error(String verdict, TopicPartition partition, long at, String more) {
    LOG.error(
        "{} {} topic={} partition={} from={} {}",
        what,
        verdict,
        partition.topic(),
        partition.partition(),
        at,
        more);
  }

  /** What is not noted now is with the next poll. */
  private void note() {
    if (notes.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(notes, ASK);
      notes.clear();
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("{} are not committed cause={}", what, e.getClass().getSimpleName());
    }
  }
}
