package org.tenprint.notification.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.tenprint.audit.log.EventLog;
import org.tenprint.audit.log.LogRecord;
import org.tenprint.audit.log.LogRecord.RecordHeader;
import org.tenprint.audit.log.Window;
import org.tenprint.audit.verify.Verification;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.EventCodec;
import org.tenprint.vault.KeyVault;

/** What a hop in memory read and wrote, as an auditor reads it from a broker. */
final class HopLog implements EventLog {
  private final KeyVault keys;
  private final List<LogRecord> records = new ArrayList<>();
  private final Set<String> topics = new TreeSet<>(Verification.needed());

  HopLog(MemoryHop hop) {
    keys = hop.keys;
    long offset = 0;
    for (var one : hop.instruments) {
      String topic = TopicCatalogue.INSTRUMENTS.name();
      Instant recorded = one.getRecorded().getInstant();
      add(topic, offset++, recorded, one.getId(), List.of(), encoded(one));
    }
    for (MemoryHop.Taken one : hop.taken) {
      Origin where = one.origin();
      byte[] value = encoded(one.event());
      add(where.getTopic(), where.getOffset(), one.time(), one.key(), List.of(), value);
    }
    hop.topics.forEach(
        (topic, written) -> {
          for (int i = 0; i < written.size(); i++) {
            MemoryHop.Written one = written.get(i);
            List<RecordHeader> headers = new ArrayList<>();
            one.headers()
                .forEach((n, text) -> headers.add(new RecordHeader(n, text.getBytes(UTF_8))));
            add(topic, i, one.time(), one.key(), headers, one.value());
          }
        });
  }

  private void add(
      String topic,
      long offset,
      Instant recorded,
      String key,
      List<RecordHeader> headers,
      byte[] value) {
    topics.add(topic);
    records.add(new LogRecord(topic, 0, offset, recorded, key.getBytes(UTF_8), headers, value));
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecord> byte[] encoded(T event) {
    return EventCodec.of((Class<T>) event.getClass()).with(keys).encode(event);
  }

  @Override
  public Set<String> topics() {
    return topics;
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
    read(topic, Window.ALL, one -> ends.merge(0, one.offset() + 1, Math::max));
    return ends;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
