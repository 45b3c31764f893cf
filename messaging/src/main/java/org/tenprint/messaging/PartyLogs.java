package org.tenprint.messaging;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logs of parties' own topics as a member of a group reads them, and whether each is still the
 * one of which was taken what stands before its offset. An offset is committed with the leader's
 * epoch of what was read before it, by which the brokers tell a log that lost its end, and with the
 * topic's id. Where they tell up to where it is the same, it is read on from there: what was lost
 * had been taken. Of another topic all is read. Where they cannot tell, the partition is stopped,
 * by a note with the group's offset, until a person has set that offset anew. Each is said in a
 * line of error; the other parties are read on. One thread, that of the {@link PartyConsumer}.
 */
public final class PartyLogs {
  private static final Logger LOG = LoggerFactory.getLogger(PartyLogs.class);
  private static final Duration ASK = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final HeldPartitions held;
  private final TakenRecords taken;
  private final TakenSoFar progress;
  private final LogDoubts doubts;
  private final KnownTopics topics;
  private final GroupOffsets group;
  private final LogVerdicts verdicts;

  /** Up to where each is read. */
  private final Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();

  /** Up to where it was read before the last poll. */
  private final Map<TopicPartition, OffsetAndMetadata> before = new HashMap<>();

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
    this.held = held;
    this.taken = taken;
    this.progress = progress;
    this.topics = new KnownTopics(taken::ids, taken::now);
    this.doubts = new LogDoubts(consumer, what, held, taken, topics);
    this.group = new GroupOffsets(consumer, what);
    this.verdicts = new LogVerdicts(what);
  }

  /** They are this member's now: read from what the group has committed, or from the beginning. */
  public void assigned(Collection<TopicPartition> partitions) {
    held.assigned(consumer.assignment());
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata at = committed.get(partition);
      topics.read(partition, at);
      if (at == null) {
        consumer.seekToBeginning(Set.of(partition));
      } else if (at.metadata().equals(GroupOffsets.STOPPED)) {
        stop(partition, at.offset());
      } else {
        goTo(partition, at);
        group.stand(Map.of(partition, at));
        taken.found(partition, at); // what a process committed and did not come to delete
        progress.committed(Map.of(partition, at));
      }
    }
    Set<TopicPartition> now = new HashSet<>(partitions);
    now.removeAll(held.partitions());
    goOn(now);
  }

  /** They are another member's now. */
  public void lost(Collection<TopicPartition> partitions) {
    held.lost(partitions);
    partitions.forEach(this::forget);
    group.lost(partitions);
  }

  private void forget(TopicPartition partition) {
    read.remove(partition);
    before.remove(partition);
    doubts.forget(partition);
    taken.forget(partition);
  }

  /**
   * What was polled, also of what is held no longer; nothing where a log was found to be another.
   *
   * @param polled polls the consumer
   */
  public ConsumerRecords<byte[], byte[]> poll(Supplier<ConsumerRecords<byte[], byte[]>> polled) {
    try {
      group.write();
      goOn(held.due());
      doubts.round(read).forEach(this::begin);
      ConsumerRecords<byte[], byte[]> records = polled.get();
      records.nextOffsets().forEach(this::readTo);
      return ofTheTopicsRead(records);
    } catch (OffsetOutOfRangeException e) {
      e.offsetOutOfRangePartitions()
          .forEach(
              (partition, at) -> {
                OffsetAndMetadata now = read.get(partition);
                if (now == null || now.offset() == at) {
                  another(partition, at, e);
                } else { // it was set elsewhere since the brokers answered
                  goTo(partition, now);
                }
              });
    } catch (NoOffsetForPartitionException e) {
      consumer.seekToBeginning(e.partitions());
    }
    return ConsumerRecords.empty();
  }

  private void readTo(TopicPartition partition, OffsetAndMetadata next) {
    Optional.ofNullable(read.put(partition, topics.named(partition, next)))
        .ifPresent(last -> before.put(partition, last));
  }

  private ConsumerRecords<byte[], byte[]> ofTheTopicsRead(ConsumerRecords<byte[], byte[]> records) {
    PolledTopics polled = PolledTopics.of(records, topics, held.read());
    polled.another().forEach(this::begin);
    for (TopicPartition partition : polled.untold()) {
      List<ConsumerRecord<byte[], byte[]>> again = records.records(partition);
      goTo(partition, upTo(partition, again, again.get(0).offset()));
      holdNow(partition);
    }
    return polled.same();
  }

  /** These are read, if their topics are the same: no fetch told it while they were not. */
  private void goOn(Set<TopicPartition> due) {
    due.retainAll(consumer.assignment());
    Map<TopicPartition, Boolean> same = topics.same(due);
    for (TopicPartition partition : due) {
      if (!same.containsKey(partition)) {
        holdNow(partition);
      } else if (same.get(partition)) {
        consumer.resume(Set.of(partition));
      } else {
        begin(partition);
      }
    }
  }

  /** Up to where a partition is read, where less stands in the group: markers have no record. */
  public Optional<OffsetAndMetadata> beyondGroup(TopicPartition partition) {
    return read(partition).filter(at -> group.isBefore(partition, at.offset()));
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
   * An offset of what was polled last, to be committed or read from: none that its epoch does not
   * cover, since between two records may stand what is of another.
   *
   * @param polled all of that partition
   * @param next behind the last of these that was taken, or where the first stands
   */
  public OffsetAndMetadata upTo(
      TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> polled, long next) {
    OffsetAndMetadata at = before.getOrDefault(partition, new OffsetAndMetadata(next));
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      if (record.offset() < next) {
        at = new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), "");
      }
    }
    return topics.named(partition, at);
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
    group.stand(offsets);
    taken.committed(offsets);
    progress.committed(offsets);
  }

  private void another(TopicPartition partition, long at, OffsetOutOfRangeException e) {
    Boolean same = topics.same(Set.of(partition)).get(partition);
    if (same == null) {
      holdNow(partition);
    } else if (!same) {
      begin(partition);
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

  /** An offset that is not there, of which the brokers did not say more. */
  private void look(TopicPartition partition, long at) {
    try {
      long begin = consumer.beginningOffsets(Set.of(partition), ASK).get(partition);
      long end = consumer.endOffsets(Set.of(partition), ASK).get(partition);
      if (at < begin) {
        verdicts.error("are gone before they were taken", partition, at, "to=" + begin);
        readFrom(partition, new OffsetAndMetadata(begin));
      } else if (at > end || read(partition).flatMap(OffsetAndMetadata::leaderEpoch).isEmpty()) {
        stopNow(partition, at); // also where the end has reached it since
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
    verdicts.error(
        "are read again from where their log lost its end", partition, at, "to=" + same.offset());
    readFrom(partition, same);
    group.note(partition, read.get(partition));
    group.write();
    progress.back(partition, same.offset());
  }

  private void begin(TopicPartition partition) {
    long at = read(partition).map(OffsetAndMetadata::offset).orElse(0L);
    verdicts.error("are read from the beginning: their topic was made anew", partition, at, "to=0");
    readFrom(partition, new OffsetAndMetadata(0));
    group.note(partition, read.get(partition));
    progress.back(partition, 0);
  }

  private void stopNow(TopicPartition partition, long at) {
    OffsetAndMetadata last = read.get(partition);
    stop(partition, at);
    group.noteStopped(partition, at, last);
    group.write();
  }

  private void stop(TopicPartition partition, long at) {
    forget(partition);
    consumer.seek(partition, at);
    consumer.pause(Set.of(partition));
    if (held.stop(partition)) {
      verdicts.stopped(partition, at);
    }
  }
}
