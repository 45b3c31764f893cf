package org.tenprint.audit.log;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tenprint.events.common.Origin;

/**
 * A log in memory, read from its beginning alone.
 *
 * @param topics that are there
 * @param records of one of them, by partition, then offset; looked at when the log is read
 */
public record MemoryLog(Set<String> topics, List<LogRecord> records) implements EventLog {
  @Override
  public void read(String topic, Window window, Consumer<LogRecord> each) {
    records.stream()
        .filter(one -> one.topic().equals(topic) && window.holds(one.recorded()))
        .forEach(each);
  }

  @Override
  public void readKey(String topic, String key, Consumer<LogRecord> each) {
    read(
        topic,
        Window.ALL,
        record -> Optional.of(record).filter(one -> one.keyText().equals(key)).ifPresent(each));
  }

  @Override
  public void readAt(String topic, Collection<Origin> addresses, Consumer<LogRecord> each) {
    records.stream()
        .filter(one -> one.topic().equals(topic) && addresses.contains(one.origin()))
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
    SortedMap<Integer, Long> cut = new TreeMap<>();
    first.forEach(
        (partition, one) -> {
          if (one.offset() > 0 && !one.recorded().isBefore(window.from())) {
            cut.put(partition, one.offset());
          }
        });
    return cut;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
