package org.tenprint.audit.log;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A log in memory, read from its beginning alone.
 *
 * @param topics that are there
 * @param records of one of them, by partition, then offset; looked at when the log is read
 * @param until as of a copy
 * @param cut topics of which what stood before the first record was removed
 */
public record MemoryLog(Set<String> topics, List<LogRecord> records, Instant until, Set<String> cut)
    implements EventLog {
  /** One that goes on, of which nothing was removed. */
  public MemoryLog(Set<String> topics, List<LogRecord> records) {
    this(topics, records, Instant.MAX);
  }

  /** One of which nothing was removed. */
  public MemoryLog(Set<String> topics, List<LogRecord> records, Instant until) {
    this(topics, records, until, Set.of());
  }

  @Override
  public void read(String topic, Window window, Consumer<LogRecord> each) {
    records.stream()
        .filter(one -> one.topic().equals(topic) && window.holds(one.recorded()))
        .forEach(each);
  }

  @Override
  public SortedMap<Integer, Long> ends(String topic) {
    SortedMap<Integer, Long> ends = new TreeMap<>();
    records.stream()
        .filter(one -> one.topic().equals(topic))
        .forEach(one -> ends.merge(one.partition(), one.offset() + 1, Math::max));
    return ends;
  }

  @Override
  public SortedMap<Integer, Long> cutWithin(String topic, Window window) {
    SortedMap<Integer, LogRecord> first = new TreeMap<>();
    records.stream()
        .filter(one -> one.topic().equals(topic))
        .forEach(one -> first.putIfAbsent(one.partition(), one));
    SortedMap<Integer, Long> beginnings = new TreeMap<>();
    first.forEach(
        (partition, one) -> {
          if (this.cut.contains(topic) && !one.recorded().isBefore(window.from())) {
            beginnings.put(partition, one.offset());
          }
        });
    return beginnings;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
