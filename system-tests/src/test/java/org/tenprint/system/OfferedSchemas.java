package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.tenprint.events.Consumption;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.SchemaRegistry;
import org.tenprint.testkit.RealRegistry;
import org.tenprint.testkit.TestBroker;

/**
 * A schema that what was released neither reads nor is read by: a field that everybody must state
 * stands before all others. It is offered to a registry, and in records of the hops' topics, signed
 * by whose topic it is.
 */
final class OfferedSchemas {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final int FRAMING = 10;

  /** The field's value, -1 as Avro writes it: where a text is looked for, its length is none. */
  private static final byte STATED = 1;

  private static final Map<String, Integer> PUT_ASIDE =
      Map.of("UNKNOWN_SCHEMA", 3, "UNDECODABLE", 1);
  private static final List<TopicSpec> HOPS =
      List.of(
          TopicCatalogue.BOOKINGS, TopicCatalogue.IDENTIFICATIONS, TopicCatalogue.DETERMINATIONS);

  private OfferedSchemas() {}

  /** Both, once. */
  static List<Fault> faults() {
    return List.of(
        new Fault("incompatible schema offered to a registry", true, OfferedSchemas::offer),
        new Fault(
            "incompatible schema in records of every hop",
            true,
            system -> {
              try (TestBroker broker = system.broker()) {
                HOPS.forEach(hop -> write(system.writers(), broker, hop));
                HOPS.forEach(hop -> assertPutAside(broker, hop));
              }
            }));
  }

  private static void offer(FaultySystem system) throws Exception {
    Path log = system.folder().resolve("logs").resolve("registry.log");
    try (RealRegistry started = RealRegistry.start(log)) {
      SchemaRegistry registry = new SchemaRegistry(started.base());
      for (TopicSpec hop : HOPS) {
        String subject = hop.schema().getFullName();
        int id = registry.register(subject, hop.schema());
        assertThrows(
            UncheckedIOException.class, () -> registry.register(subject, incompatible(hop)));
        assertEquals(id, registry.register(subject, hop.schema()), "the subject is as it was");
      }
    }
  }

  private static Schema incompatible(TopicSpec hop) {
    Schema now = hop.schema();
    List<Schema.Field> fields = new ArrayList<>();
    fields.add(new Schema.Field("demanded", Schema.create(Schema.Type.LONG), "Of everybody."));
    now.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    return Schema.createRecord(now.getName(), now.getDoc(), now.getNamespace(), false, fields);
  }

  /**
   * As its own schema, as today's, as another event's, and as a registry's, where there is none.
   */
  private static void write(TopicWriters writers, TestBroker broker, TopicSpec hop) {
    byte[] event =
        broker.consume(hop.name()).stream()
            .filter(record -> !BadInputs.isOne(record))
            .map(ConsumerRecord::value)
            .findFirst()
            .orElseThrow();
    byte[] body = Arrays.copyOfRange(event, FRAMING, event.length);
    TopicSpec other = HOPS.get((HOPS.indexOf(hop) + 1) % HOPS.size());
    List<byte[]> offered =
        List.of(
            joined(framing(incompatible(hop)), new byte[] {STATED}, body),
            joined(framing(hop.schema()), new byte[] {STATED}, body),
            joined(framing(other.schema()), body),
            joined(ByteBuffer.allocate(5).putInt(1, 1).array(), body));
    offered.forEach(value -> broker.produce(List.of(writers.signed(hop, BadInputs.key(), value))));
  }

  private static byte[] framing(Schema schema) {
    return ByteBuffer.allocate(FRAMING)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 1)
        .putLong(SchemaNormalization.parsingFingerprint64(schema))
        .array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(one -> one.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }

  private static void assertPutAside(TestBroker broker, TopicSpec hop) {
    String letters =
        TopicCatalogue.CONSUMPTIONS.stream()
            .filter(consumption -> consumption.topic().equals(hop))
            .map(Consumption::deadLetters)
            .findFirst()
            .orElseThrow();
    int offered = PUT_ASIDE.values().stream().mapToInt(Integer::intValue).sum();
    List<ConsumerRecord<byte[], byte[]>> all =
        broker.awaitRecords(
            letters,
            records -> records.stream().filter(BadInputs::isOne).count() >= offered,
            LONGEST);
    Map<String, Integer> reasons = new TreeMap<>();
    all.stream()
        .filter(BadInputs::isOne)
        .map(letter -> letter.headers().lastHeader(DeadLetters.REASON).value())
        .forEach(reason -> reasons.merge(new String(reason, UTF_8), 1, Integer::sum));
    assertEquals(PUT_ASIDE, reasons, letters);
  }
}
