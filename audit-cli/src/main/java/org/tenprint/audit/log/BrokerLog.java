package org.tenprint.audit.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.tenprint.audit.Failure;
import org.tenprint.events.common.Origin;

/**
 * The broker's log. It reads without a consumer group, one partition after another.
 *
 * <p>Producers set the timestamps, so they need not ascend with the offsets: a window's records
 * start at the first offset that is late enough and may stand anywhere from there to the end, and
 * all of that is read.
 */
public final class BrokerLog implements EventLog {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, List<PartitionInfo>> there;

  /**
   * @param client settings of the clients, bootstrap servers included
   */
  public BrokerLog(Map<String, Object> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "none");
    settings.put("allow.auto.create.topics", false);
    settings.put("max.poll.records", 2000);
    settings.remove("group.id");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.there = consumer.listTopics();
  }

  @Override
  public Set<String> topics() {
    Set<String> known = new TreeSet<>(there.keySet());
    known.removeIf(name -> TopicName.parse(name).isEmpty());
    return known;
  }

  @Override
  public void read(String topic, Window window, Consumer<LogRecord> each) {
    for (TopicPartition partition : partitions(topic)) {
      read(
          partition,
          first(partition, window),
          record -> {
            LogRecord found = LogRecord.of(record);
            if (window.holds(found.recorded())) {
              each.accept(found);
            }
          });
    }
  }

  @Override
  public void readKey(String topic, String key, Consumer<LogRecord> each) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    List<TopicPartition> partitions = partitions(topic);
    if (partitions.isEmpty()) {
      return;
    }
    TopicPartition partition =
        partitions.get(Utils.toPositive(Utils.murmur2(bytes)) % partitions.size());
    read(
        partition,
        first(partition, Window.ALL),
        record -> {
          if (Arrays.equals(bytes, record.key())) {
            each.accept(LogRecord.of(record));
          }
        });
  }

  @Override
  public Optional<LogRecord> at(Origin origin) {
    TopicPartition partition = new TopicPartition(origin.getTopic(), origin.getPartition());
    if (!partitions(origin.getTopic()).contains(partition)) {
      return Optional.empty();
    }
    List<TopicPartition> one = List.of(partition);
    long offset = origin.getOffset();
    if (offset < consumer.beginningOffsets(one).get(partition)
        || offset >= consumer.endOffsets(one).get(partition)) {
      return Optional.empty();
    }
    AtomicReference<LogRecord> found = new AtomicReference<>();
    read(
        partition,
        offset,
        offset + 1,
        record -> {
          if (record.offset() == offset) {
            found.set(LogRecord.of(record));
          }
        });
    return Optional.ofNullable(found.get());
  }

  private List<TopicPartition> partitions(String topic) {
    return there.getOrDefault(topic, List.of()).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .sorted(Comparator.comparingInt(TopicPartition::partition))
        .toList();
  }

  private long first(TopicPartition partition, Window window) {
    long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
    if (window.from().toEpochMilli() <= 0) {
      return beginning;
    }
    OffsetAndTimestamp found =
        consumer.offsetsForTimes(Map.of(partition, window.from().toEpochMilli())).get(partition);
    return found == null ? Long.MAX_VALUE : Math.max(beginning, found.offset());
  }

  private void read(
      TopicPartition partition, long from, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    read(partition, from, consumer.endOffsets(List.of(partition)).get(partition), each);
  }

  private void read(
      TopicPartition partition,
      long from,
      long end,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    if (from >= end) {
      return;
    }
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    long position = from;
    long silentSince = System.nanoTime();
    while (position < end) {
      poll(partition, end, each);
      long now = consumer.position(partition);
      if (now > position) {
        position = now;
        silentSince = System.nanoTime();
      } else if (System.nanoTime() - silentSince > LONGEST_SILENCE.toNanos()) {
        throw new Failure(
            "the broker gives no more of %s from offset %d".formatted(partition, position));
      }
    }
  }

  private void poll(
      TopicPartition partition, long end, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.offset() < end) {
          each.accept(record);
        }
      }
    } catch (OffsetOutOfRangeException e) {
      throw new Failure("records of " + partition + " were removed while they were read", e);
    }
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
