package org.tenprint.audit.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.tenprint.audit.answer.Failure;
import org.tenprint.events.Party;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.waiting.Changes;

/**
 * The broker's log. It reads without a consumer group, one partition after another, up to the end
 * offsets taken when it was opened.
 *
 * <p>Producers set the timestamps, so they need not ascend with the offsets: a window's records
 * start at the first offset that is late enough and may stand anywhere from there to the end, and
 * all of that is read.
 */
public final class BrokerLog implements EventLog {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(15);

  /** The broker holds a fetch at a partition's end so long, and the next partition waits for it. */
  private static final int FETCH_WAIT_MS = 10;

  /** Reading on over so many records that nobody asked for is cheaper than a seek. */
  private static final long SKIPPED_AT_MOST = 2000;

  /** How long a transaction may be open: services give themselves fifteen seconds. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Map<String, Object> settings;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, SortedMap<Integer, Long>> ends = new TreeMap<>();

  /**
   * @param client settings of the clients, bootstrap servers included
   */
  public BrokerLog(Map<String, Object> client) {
    settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "none");
    settings.put("allow.auto.create.topics", false);
    settings.put("max.poll.records", 2000);
    settings.put("fetch.max.wait.ms", FETCH_WAIT_MS);
    settings.remove("group.id");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    Set<TopicPartition> known =
        consumer.listTopics().values().stream()
            .flatMap(Collection::stream)
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .filter(partition -> TopicName.parse(partition.topic()).isPresent())
            .collect(Collectors.toSet());
    take(consumer.endOffsets(known));
  }

  private void take(Map<TopicPartition, Long> offsets) {
    offsets.forEach(
        (partition, end) ->
            ends.computeIfAbsent(partition.topic(), topic -> new TreeMap<>())
                .put(partition.partition(), end));
  }

  @Override
  public SortedMap<String, Long> undecided() {
    Set<TopicPartition> partitions = new HashSet<>();
    ends.forEach(
        (topic, of) -> {
          if (ofServices(topic)) {
            of.keySet().forEach(one -> partitions.add(new TopicPartition(topic, one)));
          }
        });
    Map<TopicPartition, Long> written = written(partitions);
    long began = System.nanoTime();
    while (true) {
      take(consumer.endOffsets(partitions));
      SortedMap<String, Long> open = new TreeMap<>();
      written.forEach(
          (partition, end) -> {
            long decided = ends(partition.topic()).get(partition.partition());
            if (decided < end) {
              open.put(partition.topic() + "/" + partition.partition(), decided);
            }
          });
      if (open.isEmpty() || System.nanoTime() - began > LONGEST_TRANSACTION.toNanos()) {
        return open;
      }
      pause();
    }
  }

  /** Others may keep a transaction open as long as they like, on their own topics. */
  private static boolean ofServices(String topic) {
    return TopicName.parse(topic).stream()
        .allMatch(name -> name.spec().writers().stream().allMatch(Party::service));
  }

  private static void pause() {
    try {
      new Changes().await(() -> false, PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted while a transaction was open", e);
    }
  }

  /** The ends of what was written, in transactions that are not over, too. */
  private Map<TopicPartition, Long> written(Set<TopicPartition> partitions) {
    Map<String, Object> uncommitted = new HashMap<>(settings);
    uncommitted.put("isolation.level", "read_uncommitted");
    try (KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(
            uncommitted, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return reader.endOffsets(partitions);
    }
  }

  @Override
  public Set<String> topics() {
    return new TreeSet<>(ends.keySet());
  }

  @Override
  public SortedMap<Integer, Long> ends(String topic) {
    return ends.getOrDefault(topic, new TreeMap<>());
  }

  @Override
  public SortedMap<Integer, Long> cutWithin(String topic, Window window) {
    SortedMap<Integer, Long> cut = new TreeMap<>();
    ends(topic)
        .forEach(
            (number, end) -> {
              TopicPartition partition = new TopicPartition(topic, number);
              long beginning = first(partition, Window.ALL);
              long first = Math.min(first(partition, window), end);
              if (beginning > 0 && first <= beginning) {
                cut.put(number, beginning);
              }
            });
    return cut;
  }

  @Override
  public void read(String topic, Window window, Consumer<LogRecord> each) {
    ends(topic)
        .forEach(
            (number, end) -> {
              TopicPartition partition = new TopicPartition(topic, number);
              read(
                  partition,
                  first(partition, window),
                  end,
                  record -> {
                    LogRecord found = LogRecord.of(record);
                    if (window.holds(found.recorded())) {
                      each.accept(found);
                    }
                  });
            });
  }

  @Override
  public void readKey(String topic, String key, Consumer<LogRecord> each) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    SortedMap<Integer, Long> partitions = ends(topic);
    if (partitions.isEmpty()) {
      return;
    }
    int number = Utils.toPositive(Utils.murmur2(bytes)) % partitions.size();
    TopicPartition partition = new TopicPartition(topic, number);
    read(
        partition,
        first(partition, Window.ALL),
        partitions.get(number),
        record -> {
          if (Arrays.equals(bytes, record.key())) {
            each.accept(LogRecord.of(record));
          }
        });
  }

  @Override
  public void readAt(String topic, Collection<Origin> addresses, Consumer<LogRecord> each) {
    ends(topic)
        .forEach(
            (number, end) -> {
              List<Long> offsets =
                  addresses.stream()
                      .filter(a -> a.getTopic().equals(topic) && a.getPartition() == number)
                      .map(Origin::getOffset)
                      .distinct()
                      .sorted(Comparator.naturalOrder())
                      .toList();
              readAt(new TopicPartition(topic, number), offsets, end, each);
            });
  }

  private void readAt(
      TopicPartition partition, List<Long> offsets, long end, Consumer<LogRecord> each) {
    long beginning = first(partition, Window.ALL);
    int next = 0;
    while (next < offsets.size()) {
      int last = next;
      while (last + 1 < offsets.size()
          && offsets.get(last + 1) - offsets.get(last) <= SKIPPED_AT_MOST) {
        last++;
      }
      Set<Long> wanted = new HashSet<>(offsets.subList(next, last + 1));
      read(
          partition,
          Math.max(beginning, offsets.get(next)),
          Math.min(end, offsets.get(last) + 1),
          record -> {
            if (wanted.contains(record.offset())) {
              each.accept(LogRecord.of(record));
            }
          });
      next = last + 1;
    }
  }

  private long first(TopicPartition partition, Window window) {
    if (window.from().isAfter(Instant.EPOCH)) {
      OffsetAndTimestamp found =
          consumer.offsetsForTimes(Map.of(partition, window.from().toEpochMilli())).get(partition);
      return found == null ? Long.MAX_VALUE : found.offset();
    }
    return consumer.beginningOffsets(List.of(partition)).get(partition);
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
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
  }
}
