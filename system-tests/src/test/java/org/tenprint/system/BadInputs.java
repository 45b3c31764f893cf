package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.tenprint.events.Consumption;
import org.tenprint.events.Party;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.messaging.DeadLetters;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.SealedLetters;
import org.tenprint.testkit.TestBroker;

/** What no service can process, of every kind, on every topic that a service reads. */
final class BadInputs {
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final byte[] KEY = "poison".getBytes(UTF_8);

  private final TestBroker broker;
  private final TopicWriters writers;
  private final String agency;
  private final Map<Consumption, Map<String, Integer>> expected = new LinkedHashMap<>();

  /**
   * @param writers by whose keys they are signed, so that each is bad for what it is alone
   * @param agency whose topic of submissions is meant
   */
  BadInputs(TestBroker broker, TopicWriters writers, String agency) {
    this.broker = broker;
    this.writers = writers;
    this.agency = agency;
  }

  /**
   * Writes them all; of a real event, where the topic has one, the first half, and the whole
   * without its writer's signature. What is too large is a dead letter on a topic of prints, and
   * refused by the broker elsewhere.
   */
  void write() {
    Map<TopicSpec, Map<String, Integer>> written = new HashMap<>();
    for (Consumption consumption : read()) {
      Map<String, Integer> before = written.get(consumption.topic());
      if (before != null) {
        // several services read it: each puts aside what was written once
        expected.put(consumption, before);
        continue;
      }
      Map<String, Integer> reasons = new TreeMap<>();
      written.put(consumption.topic(), reasons);
      write(consumption, reasons, "NOT_AN_EVENT", random());
      byte[] unknownId = ByteBuffer.allocate(20).put((byte) 0).putInt(4711).array();
      write(consumption, reasons, "UNKNOWN_SCHEMA", unknownId);
      // of a compacted topic it removes, of the records too, and of an owner's it takes back
      if (!consumption.topic().compacted()
          && !consumption.topic().equals(TopicCatalogue.RECORDS)
          && !consumption.topic().equals(TopicCatalogue.STATEMENTS)) {
        write(consumption, reasons, "NULL_VALUE", null);
      }
      event(consumption)
          .ifPresent(
              event ->
                  write(
                      consumption, reasons, "UNDECODABLE", Arrays.copyOf(event, event.length / 2)));
      if (ofAService(consumption.topic())) {
        event(consumption)
            .ifPresent(
                event -> {
                  broker.produce(topic(consumption), KEY, event);
                  reasons.merge("FORGED", 1, Integer::sum);
                });
      }
      byte[] tooLarge = new byte[EventCodec.LARGEST + 1];
      if (consumption.topic().equals(TopicCatalogue.BOOKINGS)) {
        write(consumption, reasons, "TOO_LARGE", tooLarge);
      } else if (!consumption.topic().biometrics()) {
        String topic = topic(consumption);
        assertThrows(IllegalStateException.class, () -> broker.produce(topic, KEY, tooLarge));
      }
      expected.put(consumption, reasons);
    }
  }

  /** All but what a sharded gallery alone reads: here one instance holds it. */
  private static List<Consumption> read() {
    return TopicCatalogue.CONSUMPTIONS.stream()
        .filter(
            consumption ->
                !consumption.topic().equals(TopicCatalogue.SHARD_SEARCHES)
                    && !consumption.topic().equals(TopicCatalogue.SHARD_ANSWERS))
        .toList();
  }

  private void write(
      Consumption consumption, Map<String, Integer> reasons, String reason, byte[] value) {
    TopicSpec topic = consumption.topic();
    broker.produce(
        List.of(
            ofAService(topic)
                ? writers.signed(topic, KEY, value)
                : new ProducerRecord<>(topic(consumption), KEY, value)));
    reasons.merge(reason, 1, Integer::sum);
  }

  private static boolean ofAService(TopicSpec topic) {
    return topic.writers().stream().anyMatch(Party::service);
  }

  private static byte[] random() {
    byte[] bytes = new byte[500];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private Optional<byte[]> event(Consumption consumption) {
    return broker.consume(topic(consumption)).stream()
        .map(ConsumerRecord::value)
        .filter(value -> value != null && value.length > 0 && value[0] == (byte) 0xC3)
        .findFirst();
  }

  /** Each is one dead letter with its origin and reason, and its headers hold none of these. */
  void assertOneDeadLetterEach(List<String> secrets) {
    expected.forEach(
        (consumption, reasons) -> {
          int count = reasons.values().stream().mapToInt(Integer::intValue).sum();
          broker.awaitRecords(
              deadLetters(consumption), records -> ours(records).size() >= count, LONGEST);
          var origins = broker.consume(topic(consumption));
          Map<String, Integer> found = new TreeMap<>();
          for (var letter : ours(broker.consume(deadLetters(consumption)))) {
            found.merge(header(letter, DeadLetters.REASON), 1, Integer::sum);
            assertEquals(topic(consumption), header(letter, DeadLetters.TOPIC));
            assertEquals(consumption.group(), header(letter, DeadLetters.GROUP));
            assertOrigin(letter, consumption, origins);
            assertHeadersHoldNone(letter, secrets);
          }
          assertEquals(reasons, found, topic(consumption));
        });
  }

  private void assertOrigin(
      ConsumerRecord<byte[], byte[]> letter,
      Consumption consumption,
      List<ConsumerRecord<byte[], byte[]>> origins) {
    int partition = Integer.parseInt(header(letter, DeadLetters.PARTITION));
    long offset = Long.parseLong(header(letter, DeadLetters.OFFSET));
    List<byte[]> origin =
        origins.stream()
            .filter(record -> record.partition() == partition && record.offset() == offset)
            .map(ConsumerRecord::value)
            .toList();
    if (consumption.topic().clearedBy().isPresent()) {
      // its record was readable, and is deleted in a moment: the letter is sealed
      assertTrue(
          letter.value() == null || letter.headers().lastHeader(SealedLetters.FORM) != null,
          topic(consumption));
      return;
    }
    assertEquals(1, origin.size(), topic(consumption));
    assertEquals(0, Arrays.compare(origin.get(0), letter.value()), "the bytes as they came");
  }

  private static void assertHeadersHoldNone(
      ConsumerRecord<byte[], byte[]> letter, List<String> secrets) {
    for (Header header : letter.headers()) {
      String text = new String(header.value(), UTF_8);
      secrets.forEach(secret -> assertFalse(text.contains(secret), header.key()));
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> ours(
      List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().filter(BadInputs::isOne).toList();
  }

  /** Of each record. */
  static byte[] key() {
    return KEY.clone();
  }

  /** Whether a record, or a dead letter, is one of these. */
  static boolean isOne(ConsumerRecord<byte[], byte[]> record) {
    return Arrays.equals(KEY, record.key());
  }

  private String topic(Consumption consumption) {
    TopicSpec topic = consumption.topic();
    if (topic.equals(TopicCatalogue.STATEMENTS)) {
      return topic.of("local");
    }
    return topic.family() ? topic.of(agency) : topic.name();
  }

  private String deadLetters(Consumption consumption) {
    return TopicSpec.deadLetters(topic(consumption), consumption.group());
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }
}
