package org.tenprint.localstack.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Disposition;
import org.tenprint.localstack.StackException;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.ReferenceFeed;

/** The log as the demonstration writes and reads it. */
final class DemoLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Admin admin;
  private final EventCodec<Identification> identificationCodec =
      EventCodec.of(Identification.class);
  private final EventCodec<Determination> determinationCodec = EventCodec.of(Determination.class);
  private final EventCodec<Disposition> dispositionCodec = EventCodec.of(Disposition.class);
  private final Map<UUID, Identification> identifications = new HashMap<>();
  private final Map<UUID, Determination> determinations = new HashMap<>();
  private final Map<UUID, Map<String, Disposition>> dispositions = new HashMap<>();

  DemoLog(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        List.of(
                TopicCatalogue.IDENTIFICATIONS,
                TopicCatalogue.DETERMINATIONS,
                TopicCatalogue.DISPOSITIONS)
            .stream()
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Writes an event and waits for its acknowledgement. */
  <T extends SpecificRecord> void write(
      TopicSpec topic, String key, EventCodec<T> codec, T event, Instant now) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic.name(), key.getBytes(StandardCharsets.UTF_8), codec.encode(event));
    Envelope.first("/local-stack", codec.eventType(), key, now.toString(), now)
        .writeTo(record.headers());
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new StackException("Kafka did not take a record of " + topic.name(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }

  /**
   * Reads on until a condition holds.
   *
   * @throws StackException when the time is over; it says what was waited for
   */
  void await(String what, Duration longest, BooleanSupplier until) {
    long end = System.nanoTime() + longest.toNanos();
    while (!until.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new StackException("no answer within " + longest.toSeconds() + " s: " + what);
      }
      consumer.poll(POLL).forEach(this::take);
    }
  }

  /**
   * Whether notification-service has taken in every instrument that stands on the topic: its feed
   * commits the offsets up to which it has read.
   */
  boolean rulesAreKnown() {
    TopicPartition instruments = new TopicPartition(TopicCatalogue.INSTRUMENTS.name(), 0);
    long end = consumer.endOffsets(List.of(instruments)).get(instruments);
    try {
      OffsetAndMetadata read =
          admin
              .listConsumerGroupOffsets(ReferenceFeed.offsetsGroup("notification-service"))
              .partitionsToOffsetAndMetadata()
              .get()
              .get(instruments);
      return read != null && read.offset() >= end;
    } catch (ExecutionException e) {
      throw new StackException("Kafka did not tell how far the rules are read", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted", e);
    }
  }

  /** The identification of a booking; null when there is none yet. */
  Identification identification(DemoBooking booking) {
    return identifications.get(booking.id());
  }

  /** The determination of a booking; null when there is none yet. */
  Determination determination(DemoBooking booking) {
    return determinations.get(booking.id());
  }

  /** The latest dispositions of a booking by recipient. */
  Map<String, Disposition> dispositions(DemoBooking booking) {
    return dispositions.getOrDefault(booking.id(), Map.of());
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.topic().equals(TopicCatalogue.IDENTIFICATIONS.name())) {
        Identification event = identificationCodec.decode(record.value());
        identifications.put(event.getContext().getBookingId(), event);
      } else if (record.topic().equals(TopicCatalogue.DETERMINATIONS.name())) {
        Determination event = determinationCodec.decode(record.value());
        determinations.put(event.getIdentification().getContext().getBookingId(), event);
      } else {
        Disposition event = dispositionCodec.decode(record.value());
        dispositions
            .computeIfAbsent(event.getBookingId(), id -> new TreeMap<>())
            .put(event.getRecipient(), event);
      }
    } catch (PoisonEvent e) {
      throw new StackException(record.topic() + " holds what is no event: " + e.reason(), e);
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
    admin.close();
  }
}
