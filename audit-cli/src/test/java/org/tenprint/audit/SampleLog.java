package org.tenprint.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.testkit.TestBroker;

/** Records as the services write them: key, envelope, single-object encoding, recorded time. */
public final class SampleLog {
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

  /** Adds an event. */
  @SuppressWarnings("unchecked")
  public <T extends SpecificRecord> SampleLog put(
      String topic, String key, T event, Instant recorded) {
    EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
    return put(topic, key, codec.encode(event), codec.eventType(), recorded);
  }

  /** Adds bytes. */
  public SampleLog put(String topic, String key, byte[] value, String type, Instant recorded) {
    RecordHeaders headers = new RecordHeaders();
    Envelope.first("/test", type, key, Integer.toString(records.size()), recorded).writeTo(headers);
    records.add(
        new ProducerRecord<>(
            topic,
            null,
            recorded.toEpochMilli(),
            key.getBytes(StandardCharsets.UTF_8),
            value,
            headers));
    return this;
  }

  /** Adds a record as it is. */
  public SampleLog put(ProducerRecord<byte[], byte[]> record) {
    records.add(record);
    return this;
  }

  /** Writes what was added, in order. */
  public void writeTo(TestBroker broker) {
    broker.produce(records);
    records.clear();
  }
}
