package org.tenprint.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.tenprint.events.common.Origin;

/**
 * The one way by which a service holds reference data: reads a topic from where the holder is to
 * the end offsets seen at start, hands each record to the holder in order, turns ready, and keeps
 * following. Every instance reads every partition; there is no group to rebalance.
 *
 * <p>A record that cannot be decoded becomes a dead letter once: the group's committed offset says
 * up to where that was done before, so that a restart, which reads all again, does not repeat it.
 *
 * <p>So does a record on which the holder throws what working on an event may throw. Anything else
 * that is thrown, by whatever it calls, ends the feed, and the service with it: it is never ready
 * again, and {@link #failure()} says why. Who decides on what the holder knows asks {@link
 * #catchUp} first. Cost: one thread and one consumer, and one more client once it was asked.
 *
 * @param <T> the event
 */
public final class ReferenceFeed<T extends SpecificRecord> implements AutoCloseable {
  /** What keeps the reference data. Called by one thread, in the order of each partition. */
  public interface Holder<T> {
    /**
     * Takes a record.
     *
     * @throws PoisonEvent if it breaks an invariant: it becomes a dead letter
     */
    void put(Received<T> received) throws PoisonEvent;

    /** A null record: what the key named is gone. */
    default void remove(String key, Origin origin, Instant recorded) throws PoisonEvent {
      throw new PoisonEvent(PoisonReason.NULL_VALUE, "the value is null");
    }

    /**
     * Whenever it has read on, be it over a transaction's marker alone: the offsets up to which the
     * feed has read, by partition.
     *
     * @throws RecordsRefused if some of what was taken since the last time cannot be kept: they
     *     become dead letters, and this is called again
     */
    default void read(Map<Integer, Long> positions) throws RecordsRefused {}

    /**
     * From which offsets to read, by partition; those absent are read from their beginning.
     *
     * @param now asks the broker whether the topic is still the one that was read
     */
    default Map<Integer, Long> positions(Supplier<TopicExtent> now) {
      return Map.of();
    }

    /**
     * A record became a dead letter, at this start or an earlier one: who must not lack what it
     * said fails closed here.
     *
     * @param key empty if the record has none
     * @param recorded the record's timestamp
     */
    default void unread(String key, Origin origin, Instant recorded, PoisonEvent why) {}

    /**
     * Whether the feed makes dead letters: not where a hop of the same service reads the topic too
     * and makes them, since a record has one.
     */
    default boolean putsAside() {
      return true;
    }

    /** Many times a second while it follows: for what the holder does by the clock. */
    default void tick() {}

    /** The feed was closed and calls no more; not called after a failure. */
    default void closed() {}
  }

  private final String topic;
  private final FeedState state = new FeedState();
  private final FeedLoop<T> loop;
  private final EndOffsets ends;
  private final Lifeline lifeline;
  private final Thread thread;

  /**
   * @param topic the topic
   * @param group the service's name: under it dead letters are remembered and named
   * @param codec of the topic
   * @param holder of the data
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   * @param lifeline of the service: cut when the feed ends by a throwable
   */
  public ReferenceFeed(
      String topic,
      String group,
      EventCodec<T> codec,
      Holder<T> holder,
      Map<String, Object> client,
      Lifeline lifeline) {
    Map<String, Object> settings = Map.copyOf(client);
    this.topic = topic;
    this.loop = new FeedLoop<>(new FeedLoop.Source<>(topic, group, codec, settings), holder, state);
    this.ends = new EndOffsets(topic, settings);
    this.lifeline = lifeline;
    this.thread = lifeline.thread("feed-" + topic, this::run);
  }

  /**
   * The group under which a service's feeds commit how far they have read: what monitoring watches.
   * It is their own: a hop's takes no commit of a consumer that assigned its partitions itself.
   */
  public static String offsetsGroup(String group) {
    return group + "-feeds";
  }

  /**
   * Who catches up waits for transactions that are not over, too. A producer is told that its
   * transaction is committed before the topic's readers are: what follows from such an answer would
   * be missed.
   */
  public ReferenceFeed<T> awaitingTransactions() {
    ends.countOpen();
    return this;
  }

  /** Starts reading. */
  public ReferenceFeed<T> start() {
    thread.start();
    lifeline.livesBy(new TopicReader.OnItsOwn(thread.getName(), this::reached));
    lifeline.holdsBy(this);
    return this;
  }

  private Map<TopicPartition, Long> reached() {
    if (!state.open() || !thread.isAlive()) {
      return Map.of();
    }
    Map<TopicPartition, Long> reached = new HashMap<>();
    state
        .watermark()
        .read()
        .forEach((partition, offset) -> reached.put(new TopicPartition(topic, partition), offset));
    return reached;
  }

  /** The topic it reads. */
  public String topic() {
    return topic;
  }

  /** Whether it has read to the end offsets seen at start, and still follows. */
  public boolean ready() {
    return state.ready() && thread.isAlive();
  }

  /**
   * How many offsets are before it, records and marks of transactions alike; empty before it has
   * begun to read. While the brokers are away, as many as were when they were last heard.
   */
  public OptionalLong unread() {
    long unread = state.unread();
    return unread == FeedState.NOT_KNOWN ? OptionalLong.empty() : OptionalLong.of(unread);
  }

  /** What ended it. */
  public Optional<Throwable> failure() {
    return state.failure();
  }

  /**
   * Waits until it is ready.
   *
   * @throws IllegalStateException if it is not within that time, or has ended
   */
  public void awaitReady(Duration longest) {
    try {
      if (state.awaitReady(longest)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException(topic + " is not caught up", state.failure().orElse(null));
  }

  /**
   * Waits until it has read to the end offsets seen at start.
   *
   * @return false if it has not within that time
   * @throws NotCaughtUp if it has ended
   */
  boolean awaitRead(Duration longest) {
    try {
      boolean read = state.awaitReady(longest);
      requireAlive();
      return read;
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * Returns when the holder has everything that was committed to the topic before this was called.
   * Asks the broker where the topic ends, then waits until it is read up to there. Many may call it
   * at once.
   *
   * @throws NotCaughtUp if that is not so within that time: the feed has ended, is stuck, or is cut
   *     off from the broker
   */
  public void catchUp(Duration longest) {
    requireAlive();
    long begun = System.nanoTime();
    try {
      Map<Integer, Long> upTo = ends.ask(longest);
      Duration left = longest.minusNanos(System.nanoTime() - begun);
      if (!state.watermark().await(upTo, left)) {
        requireAlive();
        throw new NotCaughtUp(topic, "is not read to its end in " + longest, null);
      }
      state.behind(false);
    } catch (InterruptException e) {
      throw e;
    } catch (NotCaughtUp e) {
      state.behind(true);
      throw e;
    } catch (KafkaException e) {
      state.behind(true);
      throw new NotCaughtUp(topic, "does not say where it ends", e);
    }
  }

  /**
   * Returns if it still follows.
   *
   * @throws NotCaughtUp if it does not
   */
  void requireAlive() {
    if (!thread.isAlive() || !state.open() || state.failure().isPresent()) {
      throw new NotCaughtUp(topic, "is followed no longer", state.failure().orElse(null));
    }
  }

  @Override
  public void close() {
    state.close();
    loop.wakeUp();
    try {
      thread.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ends.close();
  }

  private void run() throws InterruptedException {
    try {
      loop.run();
    } catch (InterruptedException | InterruptException e) {
      if (state.open()) {
        state.failed(e);
        throw e;
      }
    } catch (Throwable thrown) {
      state.failed(thrown);
      throw thrown;
    } finally {
      state.ended();
    }
  }
}
