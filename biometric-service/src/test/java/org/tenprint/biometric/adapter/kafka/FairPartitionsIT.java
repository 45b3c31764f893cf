package org.tenprint.biometric.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.testkit.TestBroker;

/** Many bookings wait in one partition, and a few in another: the hop reads them by turns. */
class FairPartitionsIT {
  private static final String TOPIC = "fair.bookings";
  private static final int MANY = 300;
  private static final int FEW = 3;

  /** Of a booking of ten records. */
  private static final int BYTES = 3_000;

  private static final Duration POLL = Duration.ofSeconds(1);

  @TempDir Path state;
  private final TestBroker broker = TestBroker.shared();

  @Test
  void whoStandsInAnotherPartitionDoesNotWaitForAllOfTheFirst() {
    broker.createTopic(TOPIC, 2);
    broker.produce(Stream.concat(in(0, MANY), in(1, FEW)).toList());
    List<TopicPartition> both = List.of(new TopicPartition(TOPIC, 0), new TopicPartition(TOPIC, 1));
    int before = 0;
    try (KafkaConsumer<byte[], byte[]> hop =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      hop.assign(both);
      hop.seekToBeginning(both);
      int last = 0;
      while (last == 0 && before < MANY) {
        for (ConsumerRecord<byte[], byte[]> one : hop.poll(POLL)) {
          before += one.partition() == 0 ? 1 : 0;
          last += one.partition();
        }
      }
    }
    assertTrue(before < MANY / 5, before + " of one partition before the first of the other");
  }

  private static Stream<ProducerRecord<byte[], byte[]>> in(int partition, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new ProducerRecord<>(TOPIC, partition, new byte[] {1}, new byte[BYTES]));
  }

  /** As Kafka Streams gives them to the consumer of the deployed hop. */
  private Map<String, Object> settings() {
    Map<String, Object> settings =
        new HashMap<>(
            new StreamsConfig(DeployedSettings.of(broker, state))
                .getMainConsumerConfigs("fair-partitions", "fair-partitions", 0));
    // what reads by hand needs no partitions from Kafka Streams
    settings.remove(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG);
    return settings;
  }
}
