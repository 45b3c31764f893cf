package org.tenprint.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class BrokerIT {

  @Test
  void keepsRecordsAcrossAnOrderlyStopAndAKill() {
    try (TestBroker broker = TestBroker.dedicated()) {
      String address = broker.bootstrapServers();
      broker.createTopic("kept", 2);
      broker.produce("kept", bytes("a"), bytes("1"));
      broker.restart();
      broker.produce("kept", bytes("b"), bytes("2"));
      broker.kill();
      broker.start();
      assertEquals(address, broker.bootstrapServers());
      assertEquals(List.of("1", "2"), sorted(broker.consume("kept")));
    }
  }

  @Test
  void aTestsOwnBrokerIsEmptyWhoeverHadItBefore() throws Exception {
    String address;
    try (TestBroker before = TestBroker.dedicated()) {
      address = before.bootstrapServers();
      before.createTopic("left-over", 1);
      before.produce("left-over", bytes("k"), bytes("1"));
      commitAt(address, "left-over", 1);
    }
    try (TestBroker after = TestBroker.dedicated();
        Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
      assertEquals(address, after.bootstrapServers());
      assertEquals(Set.of(), admin.listTopics().names().get());
      assertEquals(List.of(), List.copyOf(admin.listGroups().all().get()));
      after.createTopic("left-over", 1);
      assertEquals(List.of(), after.consume("left-over"));
    }
  }

  private static void commitAt(String address, String topic, long offset) {
    Map<String, Object> config = Map.of("bootstrap.servers", address, "group.id", "left-over");
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
    }
  }

  @Test
  void readersSeeCommittedRecordsOnly() {
    TestBroker broker = TestBroker.shared();
    broker.createTopic("committed", 1);
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "broker-it");
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("committed", bytes("aborted")));
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("committed", bytes("committed")));
      producer.commitTransaction();
    }
    assertEquals(List.of("committed"), sorted(broker.consume("committed")));
  }

  @Test
  void readersWaitForTheOutcomeOfWhatIsWritten() throws Exception {
    TestBroker broker = TestBroker.shared();
    broker.createTopic("undecided", 1);
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "undecided");
    try (var producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>("undecided", bytes("written"))).get();
      var read = CompletableFuture.supplyAsync(() -> broker.consume("undecided"));
      assertThrows(TimeoutException.class, () -> read.get(1, TimeUnit.SECONDS));
      producer.commitTransaction();
      assertEquals(List.of("written"), sorted(read.get(60, TimeUnit.SECONDS)));
    }
  }

  @Test
  void awaitsWhatIsWrittenMeanwhileAndSaysWhatIsMissing() {
    TestBroker broker = TestBroker.shared();
    broker.createTopic("awaited", 1);
    broker.produce("awaited", null, null);
    assertNull(broker.awaitRecords("awaited", 1, Duration.ofMinutes(1)).get(0).value());
    var error =
        assertThrows(
            AssertionError.class, () -> broker.awaitRecords("awaited", 2, Duration.ofSeconds(1)));
    assertEquals("awaited did not hold what was awaited in PT1S: 1 read", error.getMessage());
  }

  @Test
  void noTopicIsCreatedByReadingOrWriting() {
    TestBroker broker = TestBroker.shared();
    assertThrows(RuntimeException.class, () -> broker.consume("never-created"));
    broker.createTopic("created", 1, Map.of("cleanup.policy", "compact"));
    broker.createTopic("created", 1);
    assertEquals(List.of(), broker.consume("created"));
  }

  @Test
  void theSharedBrokerIsOneAndCannotBeStopped() {
    assertEquals(TestBroker.shared().bootstrapServers(), TestBroker.shared().bootstrapServers());
    assertThrows(IllegalStateException.class, () -> TestBroker.shared().stop());
  }

  @Test
  void noKafkaServerClassReachesTheTests() {
    assertFalse(System.getProperty("java.class.path").contains("kafka_2.13"));
  }

  private static List<String> sorted(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(record -> new String(record.value(), UTF_8)).sorted().toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
