package org.tenprint.audit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.tenprint.testkit.TestBroker;

/** What a broker does not hand over, and does not say. */
class BrokerLogIT {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final String OPEN = "notification.reviews.v1.dlq.open";
  private static final String CUT = "notification.reviews.v1.dlq.cut";

  private final TestBroker broker = TestBroker.shared();
  private final Map<String, Object> client = broker.client();

  /** A broker would remove what is as old as these records, at a time of its own. */
  private void create(String topic) {
    broker.createTopic(topic, 1, Map.of("retention.ms", "-1"));
  }

  /** Whoever commits is told so before the topic's readers are, who are waited for here. */
  private void commit(KafkaProducer<byte[], byte[]> producer, String topic) {
    producer.commitTransaction();
    broker.consume(topic);
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, Instant at) {
    byte[] bytes = "x".getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, 0, at.toEpochMilli(), bytes, bytes);
  }

  private KafkaProducer<byte[], byte[]> producer(String transaction) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("transactional.id", transaction);
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  @Test
  void whatATransactionHidesIsTold() throws Exception {
    create(OPEN);
    try (KafkaProducer<byte[], byte[]> hangs = producer("hangs");
        KafkaProducer<byte[], byte[]> goesOn = producer("goes-on")) {
      hangs.beginTransaction();
      hangs.send(record(OPEN, NOON)).get();
      goesOn.beginTransaction();
      goesOn.send(record(OPEN, NOON)).get();
      goesOn.commitTransaction();
      try (BrokerLog log = new BrokerLog(client)) {
        assertEquals(0L, log.undecided().get(OPEN + "/0"));
        assertEquals(List.of(), read(log));
        commit(hangs, OPEN);
        assertEquals(null, log.undecided().get(OPEN + "/0"));
        assertEquals(List.of(0L, 1L), read(log));
      }
    }
  }

  private static List<Long> read(BrokerLog log) {
    List<Long> offsets = new ArrayList<>();
    log.read(OPEN, Window.ALL, one -> offsets.add(one.offset()));
    return offsets;
  }

  @Test
  void whatWasRemovedWithinAWindowIsTold() throws Exception {
    TopicPartition partition = new TopicPartition(CUT, 0);
    create(CUT);
    try (Admin admin = Admin.create(client);
        KafkaProducer<byte[], byte[]> writer = producer("writer")) {
      writer.beginTransaction();
      for (int hour = 0; hour < 3; hour++) {
        writer.send(record(CUT, NOON.plusSeconds(3600L * hour)));
      }
      commit(writer, CUT);
      Window day = new Window(NOON, NOON.plusSeconds(86_400));
      assertEquals(Map.of(), cut(day));
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(2))).all().get();
      assertEquals(Map.of(0, 2L), cut(day));
      assertEquals(Map.of(0, 2L), cut(Window.ALL));
      assertEquals(Map.of(), cut(new Window(NOON.plusSeconds(7201), day.to())));
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(4))).all().get();
      assertEquals(Map.of(0, 4L), cut(day), "nothing is left of it");
    }
  }

  private Map<Integer, Long> cut(Window window) {
    try (BrokerLog log = new BrokerLog(client)) {
      return log.cutWithin(CUT, window);
    }
  }
}
