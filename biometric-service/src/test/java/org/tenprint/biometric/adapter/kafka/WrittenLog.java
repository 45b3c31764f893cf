package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.testkit.TestBroker;

/** What the service has written, byte by byte, so that two runs can be compared. */
final class WrittenLog {
  private WrittenLog() {}

  /** Identifications and enrolments with their envelopes: all there is of a key, in order. */
  static Map<String, List<String>> of(TestBroker broker) {
    Map<String, List<String>> written = new TreeMap<>();
    Stream.of(TopicCatalogue.IDENTIFICATIONS, TopicCatalogue.ENROLMENTS)
        .flatMap(topic -> broker.consume(topic.name()).stream())
        .forEach(
            record ->
                written
                    .computeIfAbsent(
                        record.topic() + " " + new String(record.key(), StandardCharsets.UTF_8),
                        key -> new ArrayList<>())
                    .add(bytes(record)));
    assertFalse(written.isEmpty());
    return written;
  }

  private static String bytes(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder all = new StringBuilder();
    record
        .headers()
        .forEach(
            header ->
                all.append(header.key())
                    .append('=')
                    .append(new String(header.value(), StandardCharsets.UTF_8))
                    .append('\n'));
    return all + (record.value() == null ? "tombstone" : HexFormat.of().formatHex(record.value()));
  }
}
