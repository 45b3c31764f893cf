package org.tenprint.notification.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.notification.adapter.kafka.NotificationCodecs;
import org.tenprint.notification.adapter.kafka.NotificationTopics;
import org.tenprint.notification.adapter.kafka.NotificationTopology;

/**
 * What a hop wrote, read committed: each topic is read on and never again, by one consumer. Used by
 * one thread at a time.
 */
final class StageLog implements CaseAccounts.PlayedLog, AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final NotificationTopics topics;
  private final NotificationCodecs codecs;
  private final Consumer<byte[], byte[]> consumer;
  private final String journal;
  private final String disposed;
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
  private final List<CaseStep> steps = new ArrayList<>();
  private final Set<Origin> taken = new HashSet<>();
  private final List<Disposition> dispositions = new ArrayList<>();
  private final Map<String, List<RecipientMessage>> messages = new HashMap<>();

  StageLog(NotificationTopics topics, NotificationCodecs codecs, Map<String, Object> client) {
    this.topics = topics;
    this.codecs = codecs;
    this.journal = topics.named(TopicCatalogue.CASE_STEPS).name();
    this.disposed = topics.named(TopicCatalogue.DISPOSITIONS).name();
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("allow.auto.create.topics", false);
    settings.put("max.poll.records", 5_000);
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    follow(journal);
    follow(disposed);
    follow(deadLetters());
  }

  private String deadLetters() {
    return topics.named(TopicCatalogue.DETERMINATIONS).deadLetters(NotificationTopology.SERVICE);
  }

  private void follow(String topic) {
    if (records.putIfAbsent(topic, new ArrayList<>()) == null) {
      consumer.assign(records.keySet().stream().map(name -> new TopicPartition(name, 0)).toList());
    }
  }

  /** Until the journal has the step that an input made. */
  void awaitStep(Origin input) {
    await(() -> taken.contains(input), "no step of " + input);
  }

  /** Until so many determinations were put aside. */
  void awaitDeadLetters(int count) {
    await(() -> records.get(deadLetters()).size() >= count, "not " + count + " dead letters");
  }

  private void await(BooleanSupplier until, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!until.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(topics.prefix() + ": " + what + " in " + PATIENCE);
      }
      consumer.poll(POLL).forEach(this::add);
    }
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    String topic = record.topic();
    records.get(topic).add(record);
    if (topic.equals(journal)) {
      CaseStep step = event(record, codecs.steps());
      steps.add(step);
      taken.add(step.getOrigin());
    } else if (topic.equals(disposed)) {
      dispositions.add(event(record, codecs.dispositions()));
    } else if (!topic.equals(deadLetters())) {
      messages
          .computeIfAbsent(topic, name -> new ArrayList<>())
          .add(event(record, codecs.messages()));
    }
  }

  private static <T extends SpecificRecord> T event(
      ConsumerRecord<byte[], byte[]> record, EventCodec<T> codec) {
    try {
      return codec.decode(record.value());
    } catch (PoisonEvent e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public List<CaseStep> steps() {
    return steps;
  }

  @Override
  public List<Disposition> dispositions() {
    return dispositions;
  }

  @Override
  public String topic(String recipient) {
    return topics.ofRecipient(recipient);
  }

  @Override
  public List<RecipientMessage> messages(String topic, String booking, int count) {
    follow(topic);
    await(() -> of(topic, booking).size() >= count, "not " + count + " messages on " + topic);
    return of(topic, booking);
  }

  private List<RecipientMessage> of(String topic, String booking) {
    return messages.getOrDefault(topic, List.of()).stream()
        .filter(message -> message.getBookingId().toString().equals(booking))
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
