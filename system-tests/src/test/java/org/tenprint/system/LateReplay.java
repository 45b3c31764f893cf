package org.tenprint.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.testkit.TestBroker;

/**
 * What the log has under some keys is written to it once more, byte for byte: the writers'
 * signatures are good, since they do not cover where a record stands.
 */
final class LateReplay {
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /** On the way of a booking; the first three are put aside by who reads them. */
  private static final List<TopicSpec> TOPICS =
      List.of(
          TopicCatalogue.BOOKINGS,
          TopicCatalogue.IDENTIFICATIONS,
          TopicCatalogue.DETERMINATIONS,
          TopicCatalogue.ENROLMENTS,
          TopicCatalogue.RECORDS,
          TopicCatalogue.CASE_EVENTS,
          TopicCatalogue.EXPUNGEMENTS);

  private static final Map<TopicSpec, String> PUT_ASIDE =
      Map.of(
          TopicCatalogue.BOOKINGS, "biometric-service",
          TopicCatalogue.IDENTIFICATIONS, "immigration-service",
          TopicCatalogue.DETERMINATIONS, "notification-service");

  private final TestBroker broker;
  private final Set<String> keys;

  /**
   * @param keys of bookings and subjects
   */
  LateReplay(TestBroker broker, Set<String> keys) {
    this.broker = broker;
    this.keys = keys;
  }

  /** Returns when each of a booking's was put aside; how many were written. */
  int run() {
    Map<String, Long> awaited = new TreeMap<>();
    int written = 0;
    for (TopicSpec topic : TOPICS) {
      List<ProducerRecord<byte[], byte[]>> again =
          broker.consume(topic.name()).stream()
              .filter(record -> keys.contains(new String(record.key(), UTF_8)))
              .filter(record -> record.value() != null)
              .map(
                  record ->
                      new ProducerRecord<>(
                          record.topic(),
                          record.partition(),
                          record.timestamp(),
                          record.key(),
                          record.value(),
                          record.headers()))
              .toList();
      if (PUT_ASIDE.containsKey(topic)) {
        String letters = TopicSpec.deadLetters(topic.name(), PUT_ASIDE.get(topic));
        awaited.put(letters, ofTheirs(letters) + again.size());
      }
      broker.produce(again);
      written += again.size();
    }
    awaited.forEach(
        (letters, count) ->
            Awaitility.await(letters).atMost(LONGEST).until(() -> ofTheirs(letters) >= count));
    return written;
  }

  private long ofTheirs(String topic) {
    return broker.consume(topic).stream()
        .filter(record -> record.key() != null && keys.contains(new String(record.key(), UTF_8)))
        .count();
  }
}
