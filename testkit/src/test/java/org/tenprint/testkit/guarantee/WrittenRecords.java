package org.tenprint.testkit.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as a log holds them, made without one. */
final class WrittenRecords {
  private WrittenRecords() {}

  static ConsumerRecord<byte[], byte[]> of(
      String topic, int partition, long offset, String key, byte[] value) {
    return new ConsumerRecord<>(
        topic,
        partition,
        offset,
        SoundRun.AT.toEpochMilli(),
        TimestampType.CREATE_TIME,
        -1,
        -1,
        key.getBytes(UTF_8),
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  static byte[] encoded(SpecificRecord event) {
    SpecificData model = SpecificData.getForClass(event.getClass());
    try {
      var buffer = new BinaryMessageEncoder<SpecificRecord>(model, event.getSchema()).encode(event);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
