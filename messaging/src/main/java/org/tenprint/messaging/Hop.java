package org.tenprint.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.tenprint.events.TopicSpec;

/**
 * One hop of the flow on Kafka Streams: decode, decide, emit, in one transaction ({@code
 * exactly_once_v2}). What cannot be decoded or breaks an invariant goes to the topic's dead-letter
 * topic in that same transaction, and so does an event on which a step throws, of whose writes
 * nothing stays. What the broker, a disk or a database throws ends the process, so that nothing is
 * skipped.
 *
 * <pre>{@code
 * Hop hop = Hop.of("immigration-service")
 *     .on(TopicCatalogue.IDENTIFICATIONS, identifications, Ids::booking, (received, out) -> ...)
 *     .after(records);
 * new KafkaStreams(hop.topology(), settings, hop.clients());
 * }</pre>
 */
public final class Hop {
  /** What happens with an event. */
  @FunctionalInterface
  public interface Step<I> {
    /**
     * @param received the event
     * @param out where to write what follows from it
     * @throws PoisonEvent if the event breaks an invariant: it becomes a dead letter
     */
    void apply(Received<I> received, Emitter out) throws PoisonEvent;
  }

  /** An input: topic, codec, the key that the event asks for, and the step. */
  record Input<I extends SpecificRecord>(
      TopicSpec topic, EventCodec<I> codec, Function<I, String> keyOf, Step<I> step) {}

  private static final Duration LONGEST_BEHIND = Duration.ofSeconds(10);

  /**
   * What was replaced or removed in a store is gone from its change log after so long. And a change
   * has the time of the record that led to it, which the brokers have taken once: theirs may have
   * been the clock that was set back.
   */
  static final Map<String, String> STORE_LOG =
      Map.of(
          "max.compaction.lag.ms",
          Long.toString(Duration.ofDays(1).toMillis()),
          "message.timestamp.after.max.ms",
          Long.toString(Long.MAX_VALUE));

  private final String group;
  private Optional<String> answers = Optional.empty();
  private final Map<String, Input<?>> inputs = new LinkedHashMap<>();
  private final List<StoreBuilder<?>> stores = new ArrayList<>();
  private final List<Runnable> firsts = new ArrayList<>();
  private final List<FeedGate.Awaited> feeds = new ArrayList<>();
  private final List<ReferenceFeed<?>> needed = new ArrayList<>();
  private final List<Class<? extends RuntimeException>> infrastructure = new ArrayList<>();
  private final List<Consumer<Emitter>> starts = new ArrayList<>();
  private final List<IntConsumer> stops = new ArrayList<>();
  private final List<IntConsumer> aborts = new ArrayList<>();

  private Hop(String group) {
    this.group = group;
  }

  /**
   * A hop without inputs yet.
   *
   * @param group the consumer group: the service's name
   */
  public static Hop of(String group) {
    return new Hop(group);
  }

  /**
   * By which it is known whether this hop has begun: what stands there it has answered.
   *
   * @param topic that this hop alone writes
   */
  public Hop answering(TopicSpec topic) {
    answers = Optional.of(topic.name());
    return this;
  }

  /**
   * Adds an input topic.
   *
   * @param keyOf the key that an event of this topic must have
   */
  public <I extends SpecificRecord> Hop on(
      TopicSpec topic, EventCodec<I> codec, Function<I, String> keyOf, Step<I> step) {
    inputs.put(topic.name(), new Input<>(topic, codec, keyOf, step));
    return this;
  }

  /** Adds a state store, whose change log takes values as large as an event may be. */
  public Hop with(StoreBuilder<?> store) {
    Map<String, String> log = new HashMap<>(STORE_LOG);
    log.put("max.message.bytes", Integer.toString(EventCodec.LARGEST + 128 * 1024));
    stores.add(store.withLoggingEnabled(log));
    return this;
  }

  /**
   * Nothing is decided, be it on an event or by the clock, before this feed has read everything
   * that was committed to its topic when the event was taken. Where it has not within ten seconds,
   * the hop fails.
   */
  public Hop after(ReferenceFeed<?> feed) {
    return after(feed, LONGEST_BEHIND);
  }

  /**
   * As above.
   *
   * @param longest that the feed may take to read on
   */
  public Hop after(ReferenceFeed<?> feed, Duration longest) {
    feeds.add(new FeedGate.Awaited(feed, longest));
    return this;
  }

  /**
   * Called before any feed is asked, once for the inputs of one poll: returns when what the feeds'
   * topics are still to be written of was written. What it throws fails the hop.
   */
  public Hop first(Runnable written) {
    firsts.add(written);
    return this;
  }

  /** Nothing is decided before this feed is caught up, or after it has ended. */
  public Hop beside(ReferenceFeed<?> feed) {
    needed.add(feed);
    return this;
  }

  /**
   * What a step throws when something is away that every event needs: it ends the process, beside
   * what Kafka and files throw.
   */
  public Hop endsOn(Class<? extends RuntimeException> away) {
    infrastructure.add(away);
    return this;
  }

  /** Called for each task when it starts, to set up calls with {@link Emitter#every}. */
  public Hop onStart(Consumer<Emitter> start) {
    starts.add(start);
    return this;
  }

  /**
   * Called for each task when it ends here, with its partition: after a commit when it moves to
   * another instance, without one when its transaction is aborted.
   */
  public Hop onStop(IntConsumer stop) {
    stops.add(stop);
    return this;
  }

  /**
   * Called for each task when it ends here, with its partition, behind {@link #onStop}, where what
   * it wrote last was aborted, or may have been. Not where that was committed: it stands on the
   * topics, though who reads these may see it some moments later; nor where it has written nothing.
   * It is known by the producer of {@link #clients}; with another each task may have been aborted.
   */
  public Hop onAbort(IntConsumer abort) {
    aborts.add(abort);
    return this;
  }

  /**
   * The topology: a source, the step, and one sink that writes to the topic that a record names.
   */
  public Topology topology() {
    Topology topology = new Topology();
    String[] topics = inputs.keySet().toArray(String[]::new);
    topology.addSource(
        AutoOffsetReset.earliest(),
        "in",
        // a record without a time, or of before 1970, is an input like any other
        (record, partitionTime) -> Math.max(0, record.timestamp()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topics);
    topology.addProcessor("step", new Supplier(), "in");
    topology.addSink(
        "out",
        (key, outgoing, context) -> outgoing.topic(),
        new ByteArraySerializer(),
        Outgoing.serializer(),
        "step");
    return topology;
  }

  /**
   * Clients by which it is to run: it takes no partition before its feeds have read to the ends
   * that they saw at their start, however long that takes. To be called when nothing is added to it
   * any more.
   */
  public KafkaClientSupplier clients() {
    return new HopClients(group, gate(), Optional.empty());
  }

  /**
   * As above; and before anything else its place in its inputs is known.
   *
   * @param client kafka-clients' settings
   * @throws IllegalStateException if it was not said what it is {@link #answering}
   */
  public KafkaClientSupplier clients(Map<String, Object> client) {
    String begun = answers.orElseThrow(() -> new IllegalStateException(group + " answers nothing"));
    HopPlace place = new HopPlace(group, inputs.keySet(), begun, client);
    return new HopClients(group, gate(), Optional.of(place));
  }

  private FeedGate gate() {
    return new FeedGate(firsts, feeds, needed);
  }

  private final class Supplier implements ProcessorSupplier<byte[], byte[], byte[], Outgoing> {
    private final FeedGate gate = gate();

    @Override
    public Processor<byte[], byte[], byte[], Outgoing> get() {
      return new HopProcessor(
          group,
          Map.copyOf(inputs),
          gate,
          List.copyOf(infrastructure),
          new TaskLife(starts, stops, aborts));
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return stores.isEmpty() ? null : new HashSet<>(stores);
    }
  }
}
