package org.tenprint.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.common.Origin;

/** Runs a hop's steps on one task of Kafka Streams. */
final class HopProcessor implements Processor<byte[], byte[], byte[], Outgoing>, Emitter {
  private static final Logger LOG = LoggerFactory.getLogger(Hop.class);

  /** No count of commits. */
  private static final long NOTHING = -1;

  private final String group;
  private final Map<String, Hop.Input<?>> inputs;
  private final FeedGate gate;
  private final List<Class<? extends RuntimeException>> infrastructure;
  private final TaskLife life;
  private final List<Cancellable> calls = new ArrayList<>();
  private ProcessorContext<byte[], Outgoing> context;
  private Stage stage;
  private SignedEvents signed;
  private PromptCommits.Limits commits;

  /** How many commits there were when it last wrote something; {@link #NOTHING} if it has not. */
  private long wroteAt = NOTHING;

  private boolean byTheClock;
  private boolean inPart;
  private Optional<HopTrace> trace = Optional.empty();

  HopProcessor(
      String group,
      Map<String, Hop.Input<?>> inputs,
      FeedGate gate,
      List<Class<? extends RuntimeException>> infrastructure,
      TaskLife life) {
    this.group = group;
    this.inputs = inputs;
    this.gate = gate;
    this.infrastructure = infrastructure;
    this.life = life;
  }

  @Override
  public void init(ProcessorContext<byte[], Outgoing> taskContext) {
    context = taskContext;
    stage = new Stage(taskContext);
    signed = SignedEvents.of(taskContext.appConfigs());
    commits = PromptCommits.Limits.of(taskContext.appConfigs());
    gate.requireRead();
    life.starts().forEach(start -> start.accept(this));
    flush();
  }

  /** It may begin again: Kafka Streams keeps what it was to call by the clock. */
  @Override
  public void close() {
    calls.forEach(Cancellable::cancel);
    calls.clear();
    boolean aborted = wroteAt == ThreadCommits.ofThisThread();
    wroteAt = NOTHING;
    if (context != null) {
      life.stops().forEach(stop -> stop.accept(partition()));
    }
    if (aborted) {
      life.aborts().forEach(abort -> abort.accept(partition()));
    }
  }

  private void flush() {
    if (!stage.isEmpty()) {
      wroteAt = ThreadCommits.ofThisThread();
    }
    stage.flush();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata where =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a source record has an address"));
    Origin origin = new Origin(where.topic(), where.partition(), where.offset());
    trace = HopTrace.of(group, origin);
    gate.passInput();
    Stage.Mark before = stage.mark();
    Optional<PoisonEvent> poison =
        attempt(() -> process(inputs.get(where.topic()), record, origin), before);
    poison.ifPresent(why -> putAside(record, why, origin));
    flush();
    trace.ifPresent(span -> span.end(record, poison));
    trace = Optional.empty();
    boolean last = PollEpoch.lastOfThisThread();
    if (PromptCommits.ofThisThread().done(commits, System.nanoTime(), last)) {
      context.commit();
    }
  }

  /** Does it; what it wrote is taken back if it throws what working on an event may throw. */
  private Optional<PoisonEvent> attempt(Part part, Stage.Mark before) {
    try {
      part.run();
      return Optional.empty();
    } catch (PoisonEvent poison) {
      stage.setBack(before);
      return Optional.of(poison);
    } catch (RuntimeException | StackOverflowError | AssertionError thrown) {
      if (!Thrown.ofTheEvent(thrown)
          || infrastructure.stream().anyMatch(k -> k.isInstance(thrown))) {
        throw thrown;
      }
      stage.setBack(before);
      return Optional.of(Thrown.poison(thrown));
    }
  }

  private void putAside(Record<byte[], byte[]> record, PoisonEvent poison, Origin origin) {
    Headers headers = new RecordHeaders(record.headers());
    // of its own time, not of the record's: what is old would be deleted before anybody looks
    long now = context.currentSystemTimeMs();
    putAside(
        new Record<>(record.key(), new Outgoing("", record.value()), now, headers),
        origin.getTopic(),
        poison,
        origin);
  }

  private void putAside(
      Record<byte[], Outgoing> letter, String from, PoisonEvent poison, Origin origin) {
    LOG.warn(
        "dead-letter reason={} topic={} partition={} offset={} detail={}",
        poison.reason(),
        origin.getTopic(),
        origin.getPartition(),
        origin.getOffset(),
        poison.detail());
    DeadLetters.mark(letter.headers(), poison, origin, group);
    stage.emit(
        letter.withValue(new Outgoing(TopicSpec.deadLetters(from, group), letter.value().value())));
  }

  private <I extends SpecificRecord> void process(
      Hop.Input<I> input, Record<byte[], byte[]> record, Origin origin) throws PoisonEvent {
    signed.check(
        origin,
        new EventSignature.Signed(
            origin.getTopic(), record.timestamp(), record.key(), record.value(), record.headers()));
    I event = input.codec().decode(record.value());
    String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    if (!input.keyOf().apply(event).equals(key)) {
      throw new PoisonEvent(PoisonReason.KEY_MISMATCH, "the key is not the event's own");
    }
    Instant recorded = Instant.ofEpochMilli(record.timestamp());
    String address = origin.getTopic() + "/" + origin.getPartition() + "/" + origin.getOffset();
    Envelope envelope = Envelope.readFrom(record.headers(), address, recorded);
    input.step().apply(new Received<>(event, key, envelope, origin, recorded), this);
  }

  @Override
  public <O extends SpecificRecord> void emit(
      String topic, String key, EventCodec<O> codec, O event, Envelope envelope) {
    emit(topic, key, codec, event, envelope, envelope.time());
  }

  @Override
  public <O extends SpecificRecord> void emitLate(
      String topic, String key, EventCodec<O> codec, O event, Envelope envelope) {
    Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
    emit(topic, key, codec, event, envelope, now);
  }

  private <O extends SpecificRecord> void emit(
      String topic, String key, EventCodec<O> codec, O event, Envelope envelope, Instant time) {
    byte[] value = codec.encode(event);
    if (value.length > EventCodec.LARGEST) {
      throw new IllegalArgumentException("larger than any event may be: " + value.length);
    }
    Headers headers = new RecordHeaders();
    envelope.writeTo(headers);
    trace.ifPresent(span -> span.writes(topic, envelope));
    stage(topic, key, value, time, headers);
  }

  @Override
  public void tombstone(String topic, String key, Instant time) {
    stage(topic, key, null, time, new RecordHeaders());
  }

  private void stage(String topic, String key, byte[] value, Instant time, Headers headers) {
    stage.emit(
        new Record<>(
            key.getBytes(StandardCharsets.UTF_8),
            new Outgoing(topic, value),
            millis(time),
            headers));
  }

  /** Kafka takes no time before 1970. */
  private static long millis(Instant time) {
    long millis = time.toEpochMilli();
    if (millis < 0) {
      throw new IllegalArgumentException("an event of before 1970");
    }
    return millis;
  }

  @Override
  @SuppressWarnings("unchecked") // the hop was given the store by the step's own topology
  public <S extends StateStore> S store(String name) {
    return (S) stage.store(name).face();
  }

  @Override
  public Optional<PoisonEvent> apart(Part part) {
    if (!byTheClock || inPart) {
      return attempt(part, stage.mark());
    }
    flush();
    inPart = true;
    Optional<PoisonEvent> poison;
    try {
      poison = attempt(part, stage.mark());
    } finally {
      inPart = false;
    }
    flush();
    return poison;
  }

  @Override
  public void putAside(String from, String key, byte[] value, PoisonEvent why, Origin origin) {
    long now = context.currentSystemTimeMs();
    byte[] named = key.getBytes(StandardCharsets.UTF_8);
    putAside(
        new Record<>(named, new Outgoing("", value), now, new RecordHeaders()), from, why, origin);
  }

  @Override
  public int partition() {
    return context.taskId().partition();
  }

  @Override
  public void every(Duration period, Runnable call) {
    calls.add(
        context.schedule(
            period,
            PunctuationType.WALL_CLOCK_TIME,
            now -> {
              if (!gate.passCall()) {
                return;
              }
              byTheClock = true;
              try {
                call.run();
              } finally {
                byTheClock = false;
              }
              flush();
            }));
  }
}
