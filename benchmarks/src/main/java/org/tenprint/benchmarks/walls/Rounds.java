package org.tenprint.benchmarks.walls;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.benchmarks.broker.MeasuredBroker;
import org.tenprint.events.Principal;
import org.tenprint.events.TopicCatalogue;

/** What is measured on a broker: booking-service writes, biometric-service reads. */
final class Rounds {
  static final Principal WRITER = Principal.ofService("booking-service");
  static final Principal READER = Principal.ofService("biometric-service");
  private static final String TOPIC = TopicCatalogue.BOOKINGS.name();
  private static final String RECEIPTS = TopicCatalogue.RECEIPTS.name();

  private final MeasuredBroker broker;
  private final byte[] value;

  /**
   * @param bytes size of a record
   */
  Rounds(MeasuredBroker broker, int bytes) {
    this.broker = broker;
    this.value = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      value[i] = (byte) (i * 31);
    }
  }

  /** Records a second that are written and acknowledged, as fast as one producer can. */
  double written(int records) {
    Map<String, Object> settings = new HashMap<>(broker.client(WRITER));
    settings.put("linger.ms", 5);
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer = producer(settings)) {
      producer.partitionsFor(TOPIC);
      long begun = System.nanoTime();
      for (int i = 0; i < records; i++) {
        producer.send(
            new ProducerRecord<>(TOPIC, key(i), value),
            (done, error) -> failure.compareAndSet(null, error));
      }
      producer.flush();
      double seconds = (System.nanoTime() - begun) / 1e9;
      if (failure.get() != null) {
        throw new IllegalStateException(failure.get());
      }
      return records / seconds;
    }
  }

  /** Records a second that one consumer reads, of so many that are there. */
  double read(int records) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      consumer.seekToBeginning(consumer.assignment());
      long begun = System.nanoTime();
      int count = 0;
      while (count < records) {
        count += consumer.poll(Duration.ofSeconds(1)).count();
      }
      return count / ((System.nanoTime() - begun) / 1e9);
    }
  }

  /** Milliseconds from a transaction's begin until a reader of committed records has its record. */
  Map<String, Object> transactions(int times) throws ExecutionException, InterruptedException {
    Map<String, Object> settings = new HashMap<>(broker.client(WRITER));
    settings.put("transactional.id", "booking-service-bench");
    settings.put("linger.ms", 0);
    double[] millis = new double[times];
    try (KafkaProducer<byte[], byte[]> producer = producer(settings);
        KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      producer.initTransactions();
      consumer.seekToEnd(consumer.assignment());
      consumer.assignment().forEach(consumer::position);
      for (int i = 0; i < times; i++) {
        long begun = System.nanoTime();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, key(i), value));
        producer.send(new ProducerRecord<>(RECEIPTS, key(i), value));
        producer.commitTransaction();
        while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
          // it comes
        }
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    Map<String, Object> quantiles = new LinkedHashMap<>();
    quantiles.put("median", millis[times / 2]);
    quantiles.put("p99", millis[(int) Math.ceil(times * 0.99) - 1]);
    return quantiles;
  }

  /** Milliseconds from nothing to a connection that has answered, the median of so many. */
  double connection(int times) {
    double[] millis = new double[times];
    for (int i = 0; i < times; i++) {
      long begun = System.nanoTime();
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              broker.client(READER), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        consumer.partitionsFor(TOPIC);
        millis[i] = (System.nanoTime() - begun) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[times / 2];
  }

  private static byte[] key(int number) {
    return ("K" + number).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(broker.client(READER));
    settings.put("isolation.level", "read_committed");
    settings.put("max.poll.records", 5000);
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(TOPIC).stream()
            .map(info -> new TopicPartition(TOPIC, info.partition()))
            .toList();
    consumer.assign(partitions);
    return consumer;
  }
}
