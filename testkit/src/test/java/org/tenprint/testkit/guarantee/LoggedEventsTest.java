package org.tenprint.testkit.guarantee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.tenprint.events.biometric.SubjectRemoval;

class LoggedEventsTest {
  private static final String TOPIC = "removals";
  private static final Schema LATER = later();

  private static Schema later() {
    Schema now = SubjectRemoval.getClassSchema();
    List<Schema.Field> fields = new ArrayList<>();
    now.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    Schema text =
        Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(Schema.Type.STRING));
    fields.add(new Schema.Field("addedLater", text, "", JsonProperties.NULL_VALUE));
    return Schema.createRecord(now.getName(), "", now.getNamespace(), false, fields);
  }

  private final LoggedEvents log =
      LoggedEvents.of(List.of(TOPIC), topic -> List.of(record(0, today()), record(1, nextYears())));

  @Test
  void anEventOfALaterVersionIsReadWhereThatIsKnown() {
    List<String> keys = new ArrayList<>();
    log.knowing(List.of(LATER))
        .events(TOPIC, SubjectRemoval.class, (record, event) -> keys.add(event.getSubjectKey()));
    assertEquals(List.of("today", "later"), keys);
  }

  @Test
  void whereItIsNotItIsNoEvent() {
    assertThrows(
        AssertionError.class,
        () -> log.events(TOPIC, SubjectRemoval.class, (record, event) -> event.getSubjectKey()));
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
    return new ConsumerRecord<>(TOPIC, 0, offset, new byte[0], value);
  }

  private static byte[] today() {
    Instant when = Instant.parse("2026-11-28T12:00:00Z");
    return WrittenRecords.encoded(new SubjectRemoval("today", when));
  }

  private static byte[] nextYears() {
    GenericRecord removal = new GenericData.Record(LATER);
    removal.put("subjectKey", "later");
    removal.put("removedAt", 1_000_000L);
    removal.put("addedLater", "said");
    try {
      ByteBuffer buffer =
          new BinaryMessageEncoder<GenericRecord>(GenericData.get(), LATER).encode(removal);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
