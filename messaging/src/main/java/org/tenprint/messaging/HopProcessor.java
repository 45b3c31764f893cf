package org.tenprint.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
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
  private static final Duration LONGEST_WAIT_FOR_FEEDS = Duration.ofMinutes(4);

  private final String group;
  private final Map<String, Hop.Input<?>> inputs;
  private final List<ReferenceFeed<?>> feeds;
  private final List<Consumer<Emitter>> starts;
  private final List<IntConsumer> stops;
  private ProcessorContext<byte[], Outgoing> context;

  HopProcessor(
      String group,
      Map<String, Hop.Input<?>> inputs,
      List<ReferenceFeed<?>> feeds,
      List<Consumer<Emitter>> starts,
      List<IntConsumer> stops) {
    this.group = group;
    this.inputs = inputs;
    this.feeds = feeds;
    this.starts = starts;
    this.stops = stops;
  }

  @Override
  public void init(ProcessorContext<byte[], Outgoing> taskContext) {
    context = taskContext;
    feeds.forEach(feed -> feed.awaitReady(LONGEST_WAIT_FOR_FEEDS));
    starts.forEach(start -> start.accept(this));
  }

  @Override
  public void close() {
    if (context != null) {
      stops.forEach(stop -> stop.accept(partition()));
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    feeds.forEach(HopProcessor::requireFollowing);
    RecordMetadata where =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a source record has an address"));
    Origin origin = new Origin(where.topic(), where.partition(), where.offset());
    try {
      process(inputs.get(where.topic()), record, origin);
    } catch (PoisonEvent poison) {
      LOG.warn(
          "dead-letter reason={} topic={} partition={} offset={} detail={}",
          poison.reason(),
          where.topic(),
          where.partition(),
          where.offset(),
          poison.detail());
      Headers headers = new RecordHeaders(record.headers());
      DeadLetters.mark(headers, poison, origin, group);
      String topic = TopicSpec.deadLetters(where.topic(), group);
      context.forward(
          new Record<>(
              record.key(), new Outgoing(topic, record.value()), record.timestamp(), headers));
    }
  }

  private static void requireFollowing(ReferenceFeed<?> feed) {
    if (feed.failure().isPresent()) {
      throw new IllegalStateException(
          feed.topic() + " is followed no longer", feed.failure().get());
    }
  }

  private <I extends SpecificRecord> void process(
      Hop.Input<I> input, Record<byte[], byte[]> record, Origin origin) throws PoisonEvent {
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
    Headers headers = new RecordHeaders();
    envelope.writeTo(headers);
    forward(topic, key, codec.encode(event), envelope.time(), headers);
  }

  @Override
  public void tombstone(String topic, String key, Instant time) {
    forward(topic, key, null, time, new RecordHeaders());
  }

  private void forward(String topic, String key, byte[] value, Instant time, Headers headers) {
    context.forward(
        new Record<>(
            key.getBytes(StandardCharsets.UTF_8),
            new Outgoing(topic, value),
            time.toEpochMilli(),
            headers));
  }

  @Override
  public <S extends StateStore> S store(String name) {
    return context.getStateStore(name);
  }

  @Override
  public int partition() {
    return context.taskId().partition();
  }

  @Override
  public void every(Duration period, Runnable call) {
    context.schedule(period, PunctuationType.WALL_CLOCK_TIME, now -> call.run());
  }
}
