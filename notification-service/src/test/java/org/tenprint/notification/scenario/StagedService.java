package org.tenprint.notification.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
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
import org.tenprint.events.notification.Instrument;
import org.tenprint.messaging.EndProcess;
import org.tenprint.messaging.Envelope;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Hop;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PollEpoch;
import org.tenprint.notification.TestEvents;
import org.tenprint.notification.TestKeys;
import org.tenprint.notification.adapter.kafka.DecidedCases;
import org.tenprint.notification.adapter.kafka.EventsAhead;
import org.tenprint.notification.adapter.kafka.Looks;
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
final class StagedService implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Short: what is waited for is mostly the next look of the hop, or its next commit. */
  private static final Duration LOOK = Duration.ofMillis(3);

  private final TestBroker broker;
  private final NotificationTopics topics;
  private final StageTopics stage;
  private final NotificationCodecs codecs =
      NotificationCodecs.of(Optional.empty(), TestKeys.MEMORY);
  private final StageClock clock = new StageClock();
  private final Counter wakes;
  private final Lifeline lifeline = Lifeline.observed();
  private final InstrumentRegister register = new InstrumentRegister();
  private final RuleBookFeed rules;
  private final RecipientTopics recipients;
  private final EventsAhead ahead;
  private final KafkaStreams streams;
  private final StageLog log;
  private final Map<String, Long> written = new HashMap<>();
  private volatile CaseSettings settings;
  private int sentinels;

  StagedService(TestBroker broker, String prefix, ReferenceSet reference, CaseSettings settings) {
    this(broker, prefix, reference, settings, true, Instant.EPOCH);
  }

  /**
   * With topics of recipients that are missing created, or not.
   *
   * @param begins its clock before anything is taken: a turn in which the clock is set takes too
   *     long
   */
  StagedService(
      TestBroker broker,
      String prefix,
      ReferenceSet reference,
      CaseSettings settings,
      boolean create,
      Instant begins) {
    this.broker = broker;
    this.clock.set(begins);
    this.topics = new NotificationTopics(prefix);
    this.settings = settings;
    this.stage = new StageTopics(broker, topics);
    Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    this.wakes = meters.counter("tenprint.wakes");
    this.rules = new RuleBookFeed(register, codecs, topics, kafka, lifeline);
    this.recipients = new RecipientTopics(Admin.create(kafka), topics, create, 1);
    Deciding deciding =
        new Deciding(
            new CaseReplay(reference), clock, rules, () -> this.settings, TestEvents::messageKey);
    this.ahead =
        new EventsAhead(
            topics, codecs.inputs(), recipients, kafka, prefix + "notification-service");
    Hop hop =
        new NotificationTopology(codecs, topics, deciding, recipients, ahead, meters)
            .hop(rules, List.of(), LOOK);
    this.streams = new KafkaStreams(hop.topology(), streams(prefix), hop.clients());
    streams.setUncaughtExceptionHandler(new EndProcess(lifeline));
    streams.start();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> streams.state() == KafkaStreams.State.RUNNING);
    this.log = new StageLog(topics, codecs, kafka);
  }

  private Properties streams(String prefix) {
    try {
      Properties settings = new Properties();
      settings.put("bootstrap.servers", broker.bootstrapServers());
      settings.put("application.id", prefix + "notification-service");
      settings.put("application.server", "stage:1");
      settings.put("processing.guarantee", "exactly_once_v2");
      settings.put("commit.interval.ms", 5);
      settings.put("poll.ms", LOOK.toMillis());
      settings.put("consumer.interceptor.classes", PollEpoch.class.getName());
      settings.put("session.timeout.ms", 6000);
      settings.put("heartbeat.interval.ms", 500);
      settings.put("state.dir", Files.createTempDirectory("stage").toString());
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String name(TopicSpec spec) {
    return stage.name(spec);
  }

  String deadLetters(TopicSpec spec) {
    return stage.deadLetters(spec);
  }

  /** Its own topics. */
  StageTopics stage() {
    return stage;
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

  InstrumentRegister register() {
    return register;
  }

  /** What a person who would review a booking's case is told. */
  Standing standing(UUID booking) throws Refused {
    return new DecidedCases(streams, codecs).of(booking);
  }

  /** The running hop. */
  KafkaStreams hop() {
    return streams;
  }

  /** Sets under what cases are decided from now on. */
  void decideUnder(CaseSettings other) {
    settings = other;
  }

  /** Sets the clock and lets everything that is due by then happen. */
  void moveTo(Instant at) {
    clock.set(at);
    new Looks(streams, rules, wakes).await(at, PATIENCE);
  }

  /** Sets the clock of what is written. */
  void set(Instant at) {
    clock.set(at);
  }

  /** Writes an event to an input topic; returns where it stands. */
  @SuppressWarnings("unchecked")
  <T extends SpecificRecord> Origin write(TopicSpec spec, String key, T event) {
    EventCodec<T> codec = EventCodec.of((Class<T>) event.getClass());
    return write(spec, key, codec.encode(event), codec.eventType());
  }

  Origin write(TopicSpec spec, String key, byte[] value, String type) {
    broker.produce(List.of(record(spec, key, value, type)));
    return written(spec, 1);
  }

  /** Writes instruments in order. */
  void write(List<Instrument> instruments) {
    EventCodec<Instrument> codec = codecs.instruments();
    broker.produce(
        instruments.stream()
            .map(
                one ->
                    record(
                        TopicCatalogue.INSTRUMENTS,
                        one.getId(),
                        codec.encode(one),
                        codec.eventType()))
            .toList());
    written(TopicCatalogue.INSTRUMENTS, instruments.size());
  }

  private ProducerRecord<byte[], byte[]> record(
      TopicSpec spec, String key, byte[] value, String type) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            name(spec), 0, clock.instant().toEpochMilli(), key.getBytes(UTF_8), value);
    Envelope.first("/stage", type, key, spec.name(), clock.instant()).writeTo(record.headers());
    return record;
  }

  /** The last of those that were written. */
  private Origin written(TopicSpec spec, int count) {
    long offset = written.merge(name(spec), (long) count, Long::sum) - 1;
    return new Origin(name(spec), 0, offset);
  }

  /** Until the journal has the step that an input made. */
  void awaitStep(Origin input) {
    log.awaitStep(input);
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
      log.awaitDeadLetters(sentinels);
    }
  }

  /** Everything that a topic holds, in order. */
  <T extends SpecificRecord> List<T> read(String topic, EventCodec<T> codec) {
    return stage.read(topic, codec);
  }

  /** What the hop wrote. */
  StageLog log() {
    return log;
  }

  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return broker.consume(topic);
  }

  /** Goes on where another wrote last, on the same topics. */
  void resumeAfter(StagedService other) {
    written.putAll(other.written);
    sentinels = other.sentinels;
  }

  /** Ends without finishing what is under way: nothing uncommitted is committed. */
  void kill() {
    close(Duration.ZERO);
  }

  @Override
  public void close() {
    close(Duration.ofSeconds(20));
  }

  private void close(Duration longest) {
    streams.close(longest);
    rules.close();
    ahead.close();
    recipients.close();
    log.close();
  }
}
