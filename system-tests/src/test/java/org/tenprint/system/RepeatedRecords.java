package org.tenprint.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.testkit.TestBroker;

/**
 * What stands on the hops' topics comes again, each record three times and out of order, as after a
 * mirror that was brought back: the same bytes in the same partition, with the signature that they
 * have. Who knows a booking by what was kept of it does nothing with them, biometric-service and
 * notification-service; immigration-service keeps nothing and answers again, each once, and the one
 * behind it knows the answer.
 */
final class RepeatedRecords {
  private static final int TIMES = 3;
  private static final List<TopicSpec> HOPS =
      List.of(
          TopicCatalogue.BOOKINGS, TopicCatalogue.IDENTIFICATIONS, TopicCatalogue.DETERMINATIONS);

  private final Set<String> written = ConcurrentHashMap.newKeySet();

  /**
   * All that is there by now, again.
   *
   * @param seed of the order
   */
  Fault again(long seed) {
    return new Fault(
        "every record of the hops %d times more, out of order".formatted(TIMES),
        true,
        system -> write(system, new Random(seed)));
  }

  private void write(FaultySystem system, Random random) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TestBroker broker = system.broker()) {
      for (TopicSpec hop : HOPS) {
        for (ConsumerRecord<byte[], byte[]> one : broker.consume(hop.name())) {
          if (!isOne(one) && !BadInputs.isOne(one)) {
            records.addAll(Collections.nCopies(TIMES, copy(one)));
          }
        }
      }
    }
    if (records.isEmpty()) {
      throw new AssertionError("there is nothing to repeat");
    }
    Collections.shuffle(records, random);
    Map<String, Object> settings = new HashMap<>(system.stack().client(Stack.DEPLOYMENT));
    settings.put("acks", "all");
    settings.put("max.request.size", 25_300_000);
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<RecordMetadata> one : sent) {
        RecordMetadata where = one.get();
        written.add(place(where.topic(), where.partition(), where.offset()));
      }
    }
  }

  private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> one) {
    return new ProducerRecord<>(
        one.topic(), one.partition(), one.timestamp(), one.key(), one.value(), one.headers());
  }

  /** Whether a record is one of these, and none that a service wrote. */
  boolean isOne(ConsumerRecord<byte[], byte[]> record) {
    return written.contains(place(record.topic(), record.partition(), record.offset()));
  }

  private static String place(String topic, int partition, long offset) {
    return topic + "/" + partition + "/" + offset;
  }
}
