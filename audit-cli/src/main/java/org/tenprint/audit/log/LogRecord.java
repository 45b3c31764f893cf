package org.tenprint.audit.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.tenprint.events.common.Origin;
import org.tenprint.messaging.PoisonReason;

/**
 * A record of the log, as bytes.
 *
 * @param topic name
 * @param partition from 0
 * @param offset from 0
 * @param recorded Kafka's timestamp, milliseconds
 * @param key bytes; null where there is none
 * @param headers in their order
 * @param value bytes; null is a tombstone
 */
public record LogRecord(
    String topic,
    int partition,
    long offset,
    Instant recorded,
    byte[] key,
    List<RecordHeader> headers,
    byte[] value) {

  /**
   * A header.
   *
   * @param value bytes; may be null
   */
  public record RecordHeader(String name, byte[] value) {}

  static LogRecord of(ConsumerRecord<byte[], byte[]> record) {
    List<RecordHeader> headers = new java.util.ArrayList<>();
    record.headers().forEach(h -> headers.add(new RecordHeader(h.key(), h.value())));
    return new LogRecord(
        record.topic(),
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        record.key(),
        List.copyOf(headers),
        record.value());
  }

  /** The key as text; empty where there is none. */
  public String keyText() {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  /** The last header of that name as text. */
  public Optional<String> header(String name) {
    String found = null;
    for (RecordHeader header : headers) {
      if (header.name().equals(name) && header.value() != null) {
        found = new String(header.value(), StandardCharsets.UTF_8);
      }
    }
    return Optional.ofNullable(found);
  }

  /**
   * Whether its value cannot be read for want of a registry: its schema is named by an id of one,
   * of which nobody else knows.
   *
   * @param reason why it cannot be read
   */
  public boolean wantsRegistry(PoisonReason reason) {
    return reason == PoisonReason.UNKNOWN_SCHEMA && value[0] == 0;
  }

  /** What to add to why it cannot be read: how to have it read, or nothing. */
  public String registryHint(PoisonReason reason) {
    return wantsRegistry(reason)
        ? ", its schema is named by a registry's id: state it by --registry"
        : "";
  }

  /** The headers as Kafka's clients have them. */
  public Headers kafkaHeaders() {
    RecordHeaders copy = new RecordHeaders();
    headers.forEach(header -> copy.add(header.name(), header.value()));
    return copy;
  }

  /** As Kafka's consumers hand it over. */
  ConsumerRecord<byte[], byte[]> kafka() {
    return new ConsumerRecord<>(
        topic,
        partition,
        offset,
        recorded.toEpochMilli(),
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        key,
        value,
        kafkaHeaders(),
        Optional.empty());
  }

  /** Where it stands. */
  public Origin origin() {
    return new Origin(topic, partition, offset);
  }

  /** Where it stands, as {@code topic/partition/offset}. */
  public String address() {
    return topic + "/" + partition + "/" + offset;
  }
}
