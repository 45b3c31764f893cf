package org.tenprint.notification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.testkit.TestBroker;

/** Writes events to the broker and reads what became of them. */
public final class TestLog {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TestBroker broker;

  public TestLog(TestBroker broker) {
    this.broker = broker;
  }

  /** Writes an event as its service would. */
  @SuppressWarnings("unchecked")
  public <T extends SpecificRecord> void write(String topic, String key, T event, Instant at) {
    EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            topic,
            null,
            at.toEpochMilli(),
            key.getBytes(StandardCharsets.UTF_8),
            codec.encode(event));
    Envelope.first("/test", codec.eventType(), key, topic, at).writeTo(record.headers());
    broker.produce(List.of(record));
  }

  /** Waits for a booking's dispositions until they satisfy a condition. */
  public List<Disposition> dispositions(UUID booking, Predicate<List<Disposition>> until) {
    return await(TopicCatalogue.DISPOSITIONS.name(), Disposition.class, booking, until);
  }

  /** Waits for a booking's journal. */
  public List<CaseStep> steps(UUID booking, Predicate<List<CaseStep>> until) {
    return await(TopicCatalogue.CASE_STEPS.name(), CaseStep.class, booking, until);
  }

  /** Waits for messages to a recipient about a booking. */
  public List<RecipientMessage> messages(
      String topic, UUID booking, Predicate<List<RecipientMessage>> until) {
    return await(topic, RecipientMessage.class, booking, until);
  }

  /** What a recipient's topic holds of a booking, as records. */
  public List<ConsumerRecord<byte[], byte[]>> records(String topic, UUID booking) {
    return of(broker.consume(topic), booking);
  }

  private <T extends SpecificRecord> List<T> await(
      String topic, Class<T> type, UUID booking, Predicate<List<T>> until) {
    return events(
        type,
        of(
            broker.awaitRecords(
                topic, records -> until.test(events(type, of(records, booking))), PATIENCE),
            booking));
  }

  private static List<ConsumerRecord<byte[], byte[]>> of(
      List<ConsumerRecord<byte[], byte[]>> records, UUID booking) {
    byte[] key = booking.toString().getBytes(StandardCharsets.UTF_8);
    return records.stream().filter(r -> Arrays.equals(r.key(), key)).toList();
  }

  private static <T extends SpecificRecord> List<T> events(
      Class<T> type, List<ConsumerRecord<byte[], byte[]>> records) {
    EventCodec<T> codec = EventCodec.of(type).with(TestKeys.VAULT);
    List<T> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        events.add(codec.decode(record.value()));
      } catch (PoisonEvent e) {
        throw new AssertionError(e);
      }
    }
    return events;
  }
}
