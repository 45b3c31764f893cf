package org.tenprint.localstack.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.notification.Disposition;
import org.tenprint.localstack.StackException;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.vault.KeyVault;

/** The log as the demonstration reads it: as an auditor. */
final class DemoLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final EventCodec<Identification> identificationCodec;
  private final EventCodec<Determination> determinationCodec;
  private final EventCodec<Disposition> dispositionCodec = EventCodec.of(Disposition.class);
  private final Map<UUID, Identification> identifications = new HashMap<>();
  private final Map<UUID, Determination> determinations = new HashMap<>();
  private final Map<UUID, Map<String, Disposition>> dispositions = new HashMap<>();

  /**
   * @param auditor settings of the client that reads
   * @param keys open what is sealed
   */
  DemoLog(Map<String, Object> auditor, KeyVault keys) {
    identificationCodec = EventCodec.of(Identification.class).with(keys);
    determinationCodec = EventCodec.of(Determination.class).with(keys);
    Map<String, Object> settings = new HashMap<>(auditor);
    settings.put("isolation.level", "read_committed");
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
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

  /** Whether nothing was ever identified, determined or decided here. */
  boolean isEmpty() {
    return consumer.endOffsets(consumer.assignment()).values().stream().allMatch(end -> end == 0);
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
    consumer.close();
  }
}
