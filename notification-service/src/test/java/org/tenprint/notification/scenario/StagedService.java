package org.tenprint.notification.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.awaitility.Awaitility;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.CaseSettings;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;
import org.tenprint.events.notification.CaseStep;
import org.tenprint.events.notification.Disposition;
import org.tenprint.events.notification.RecipientMessage;
import org.tenprint.messaging.EndProcess;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PoisonEvent;
import org.tenprint.messaging.PollEpoch;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.adapter.kafka.DecidedCases;
import org.tenprint.notification.adapter.kafka.EventsAhead;
import org.tenprint.notification.adapter.kafka.NotificationCodecs;
import org.tenprint.notification.adapter.kafka.NotificationTopics;
import org.tenprint.notification.adapter.kafka.NotificationTopology;
import org.tenprint.notification.adapter.kafka.RecipientTopics;
import org.tenprint.notification.adapter.kafka.RuleBookFeed;
import org.tenprint.notification.application.Deciding;
import org.tenprint.notification.application.InstrumentRegister;
import org.tenprint.notification.application.Refused;
import org.tenprint.notification.application.Standing;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.testkit.TestBroker;

/**
 * The service's hop and rule-book feed, running on a real broker under topics of their own, with a
 * clock that stands until it is set.
 */
final class StagedService implements AutoCloseable, CaseAccounts.PlayedLog {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<TopicSpec> INPUTS =
      List.of(
          TopicCatalogue.DETERMINATIONS,
          TopicCatalogue.REVIEWS,
          TopicCatalogue.CASE_EVENTS,
          TopicCatalogue.INSTRUMENTS);
  private static final List<TopicSpec> OUTPUTS =
      List.of(TopicCatalogue.CASE_STEPS, TopicCatalogue.DISPOSITIONS);

  private final TestBroker broker;
  private final NotificationTopics topics;
  private final NotificationCodecs codecs = NotificationCodecs.of(Optional.empty());
  private final StageClock clock = new StageClock();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Lifeline lifeline = Lifeline.observed();
  private final RuleBookFeed rules;
  private final RecipientTopics recipients;
  private final EventsAhead ahead;
  private final KafkaStreams streams;
  private final Map<String, Long> written = new HashMap<>();
  private int sentinels;

  StagedService(TestBroker broker, String prefix, ReferenceSet reference, CaseSettings settings) {
    this(broker, prefix, reference, settings, true);
  }

  /**
   * @param create whether topics of recipients that are missing are created
   */
  StagedService(
      TestBroker broker,
      String prefix,
      ReferenceSet reference,
      CaseSettings settings,
      boolean create) {
    this.broker = broker;
    this.topics = new NotificationTopics(prefix);
    createTopics();
    Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    this.rules = new RuleBookFeed(new InstrumentRegister(), codecs, topics, kafka, lifeline);
    this.recipients = new RecipientTopics(Admin.create(kafka), topics, create, 1);
    Deciding deciding =
        new Deciding(
            new CaseReplay(reference), clock, rules, () -> settings, TestEvents::messageKey);
    this.ahead =
        new EventsAhead(
            topics, codecs.inputs(), recipients, kafka, prefix + "notification-service");
    this.streams =
        new KafkaStreams(
            new NotificationTopology(codecs, topics, deciding, recipients, ahead, meters)
                .topology(rules, Duration.ofMillis(10)),
            settings(prefix));
    streams.setUncaughtExceptionHandler(new EndProcess(lifeline));
    streams.start();
    Awaitility.await().atMost(PATIENCE).until(() -> streams.state() == KafkaStreams.State.RUNNING);
  }

  private void createTopics() {
    INPUTS.forEach(
        spec -> {
          createTopic(name(spec));
          createTopic(deadLetters(spec));
        });
    OUTPUTS.forEach(spec -> createTopic(name(spec)));
  }

  /** Kept for ever: a scenario's records bear its own times, which retention would count from. */
  void createTopic(String name) {
    broker.createTopic(name, 1, Map.of("retention.ms", "-1"));
  }

  private Properties settings(String prefix) {
    try {
      Properties settings = new Properties();
      settings.put("bootstrap.servers", broker.bootstrapServers());
      settings.put("application.id", prefix + "notification-service");
      settings.put("application.server", "stage:1");
      settings.put("processing.guarantee", "exactly_once_v2");
      settings.put("commit.interval.ms", 20);
      settings.put("poll.ms", 10);
      settings.put("consumer.interceptor.classes", PollEpoch.class.getName());
      settings.put("session.timeout.ms", 6000);
      settings.put("heartbeat.interval.ms", 1500);
      settings.put("state.dir", Files.createTempDirectory("stage").toString());
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name(TopicSpec spec) {
    return topics.named(spec).name();
  }

  String deadLetters(TopicSpec spec) {
    return topics.named(spec).deadLetters(NotificationTopology.SERVICE);
  }

  NotificationTopics topics() {
    return topics;
  }

  NotificationCodecs codecs() {
    return codecs;
  }

  RuleBookFeed rules() {
    return rules;
  }

  /** What a person who would review a booking's case is told. */
  Standing standing(UUID booking) throws Refused {
    return new DecidedCases(streams, codecs).of(booking);
  }

  /** Sets the clock and lets everything that is due by then happen. */
  void moveTo(Instant at) {
    clock.set(at);
    double before = wakes();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> wakes() >= before + 3);
  }

  /** Sets the clock of what is written. */
  void set(Instant at) {
    clock.set(at);
  }

  private double wakes() {
    return meters.counter("tenprint.wakes").count();
  }

  /** Writes an event to an input topic; returns where it stands. */
  @SuppressWarnings("unchecked")
  <T extends SpecificRecord> Origin write(TopicSpec spec, String key, T event) {
    EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
    return write(spec, key, codec.encode(event), codec.eventType());
  }

  Origin write(TopicSpec spec, String key, byte[] value, String type) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            name(spec), null, clock.instant().toEpochMilli(), key.getBytes(UTF_8), value);
    Envelope.first("/stage", type, key, spec.name(), clock.instant()).writeTo(record.headers());
    broker.produce(List.of(record));
    long offset = written.merge(name(spec), 1L, Long::sum) - 1;
    return new Origin(name(spec), 0, offset);
  }

  /** Until the journal has the step that an input made. */
  void awaitStep(Origin input) {
    broker.awaitRecords(
        name(TopicCatalogue.CASE_STEPS),
        records ->
            events(records, codecs.steps()).stream().anyMatch(s -> input.equals(s.getOrigin())),
        PATIENCE);
  }

  /**
   * Until everything that the hop did can be read: what cannot be decoded ends in the dead letters,
   * behind all that came before. Twice, because a transaction's markers reach its partitions one by
   * one, and a producer's next transaction begins when all have.
   */
  void flush() {
    for (int i = 0; i < 2; i++) {
      sentinels++;
      write(TopicCatalogue.DETERMINATIONS, "sentinel", new byte[] {0}, "none");
      broker.awaitRecords(deadLetters(TopicCatalogue.DETERMINATIONS), sentinels, PATIENCE);
    }
  }

  /** Everything that a topic holds, in order. */
  <T extends SpecificRecord> List<T> read(String topic, EventCodec<T> codec) {
    return events(broker.consume(topic), codec);
  }

  @Override
  public List<RecipientMessage> messages(String topic, String booking, int count) {
    Predicate<RecipientMessage> own = m -> m.getBookingId().toString().equals(booking);
    broker.awaitRecords(
        topic,
        records -> events(records, codecs.messages()).stream().filter(own).count() >= count,
        PATIENCE);
    return read(topic, codecs.messages()).stream().filter(own).toList();
  }

  @Override
  public List<CaseStep> steps() {
    return read(name(TopicCatalogue.CASE_STEPS), codecs.steps());
  }

  @Override
  public List<Disposition> dispositions() {
    return read(name(TopicCatalogue.DISPOSITIONS), codecs.dispositions());
  }

  @Override
  public String topic(String recipient) {
    return topics.ofRecipient(recipient);
  }

  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return broker.consume(topic);
  }

  private static <T extends SpecificRecord> List<T> events(
      List<ConsumerRecord<byte[], byte[]>> records, EventCodec<T> codec) {
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

  /** Goes on where another wrote last, on the same topics. */
  void resumeAfter(StagedService other) {
    written.putAll(other.written);
    sentinels = other.sentinels;
  }

  /** Ends without finishing what is under way: nothing uncommitted is committed. */
  void kill() {
    streams.close(Duration.ZERO);
    rules.close();
    ahead.close();
    recipients.close();
  }

  @Override
  public void close() {
    streams.close(Duration.ofSeconds(20));
    rules.close();
    ahead.close();
    recipients.close();
  }
}
