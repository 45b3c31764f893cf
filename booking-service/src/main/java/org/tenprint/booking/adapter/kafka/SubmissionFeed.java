package org.tenprint.booking.adapter.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.messaging.HeldPartitions;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PartyConsumer;
import org.tenprint.messaging.PartyLogs;
import org.tenprint.messaging.TakenRecords;
import org.tenprint.messaging.TakenSoFar;
import org.tenprint.messaging.TopicReader;

/**
 * Reads the agencies' own topics, at least once. An offset is committed when every record before it
 * has its receipt or its dead letter on the log. A partition with a record that cannot be taken now
 * is held and tried again from there: an agency whose topic of receipts or dead letters is missing
 * or not to be written, or whose topic is not to be read, stops itself alone; so does one whose log
 * is not the one that was read ({@link PartyLogs}). A round is bounded by time ({@link
 * TimedRounds}), so that nobody's records keep the offsets from being committed. What was committed
 * is deleted from the topic. What is no submission's fault ends the service: a feed that stopped
 * would look like no submissions.
 */
public final class SubmissionFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionFeed.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration COMMIT = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final SubmissionIntake intake;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final TakenRecords taken;
  private final HeldPartitions held = new HeldPartitions(System::nanoTime);
  private final TimedRounds rounds;
  private final Lifeline lifeline;
  private volatile Consumer<byte[], byte[]> reading;

  /**
   * @param intake takes each record
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   * @param lifeline cut when it ends by a throwable
   */
  public SubmissionFeed(SubmissionIntake intake, Map<String, Object> client, Lifeline lifeline) {
    this(
        intake,
        () -> PartyConsumer.of(client, BookingFeeds.GROUP),
        TakenRecords.of(client, "submissions"),
        new TimedRounds(System::nanoTime),
        lifeline);
  }

  /** By consumers of one group. */
  SubmissionFeed(
      SubmissionIntake intake,
      Supplier<Consumer<byte[], byte[]>> consumers,
      TakenRecords taken,
      TimedRounds rounds,
      Lifeline lifeline) {
    this.intake = intake;
    this.consumers = consumers;
    this.taken = taken;
    this.rounds = rounds;
    this.lifeline = lifeline;
    this.thread = lifeline.thread("submissions", this::run);
  }

  /** Starts reading. */
  public SubmissionFeed start() {
    thread.start();
    lifeline.livesBy(new TopicReader.InGroup(BookingFeeds.GROUP, held::read));
    return this;
  }

  /** Whether it reads. */
  public boolean alive() {
    return thread.isAlive();
  }

  /** The topics that are held, in alphabetical order. */
  public Set<String> held() {
    return held.topics();
  }

  /** Those of them that wait for a person, in alphabetical order. */
  public Set<String> stopped() {
    return held.stopped();
  }

  @Override
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> current = reading;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    taken.close();
  }

  /** Returns when its thread has ended. */
  void join() throws InterruptedException {
    thread.join();
  }

  private boolean open() {
    return closing.getCount() > 0;
  }

  private void run() throws InterruptedException {
    while (open() && !followed()) {
      closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Follows until closed; false when the broker was away, which a new attempt may mend. */
  private boolean followed() {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      reading = consumer;
      PartyLogs logs = new PartyLogs(consumer, "submissions", held, taken, TakenSoFar.NOBODY);
      consumer.subscribe(SubmissionIntake.topics(), new Rebalances(logs));
      while (open()) {
        round(consumer, logs);
      }
      return true;
    } catch (WakeupException e) {
      return true;
    } catch (RetriableException e) {
      LOG.warn("submissions are read anew cause={}", e.getClass().getSimpleName());
      held.lost(held.partitions());
      return false;
    } finally {
      held.assigned(Set.of());
    }
  }

  private final class Rebalances implements ConsumerRebalanceListener {
    private final PartyLogs logs;

    private Rebalances(PartyLogs logs) {
      this.logs = logs;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      LOG.info("submissions are read partitions={}", partitions.size());
      logs.assigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      logs.lost(partitions);
      rounds.lost(partitions);
    }
  }

  private void round(Consumer<byte[], byte[]> consumer, PartyLogs logs) {
    try {
      ConsumerRecords<byte[], byte[]> records = logs.poll(() -> consumer.poll(POLL));
      taken.round(); // what was committed before the log was asked for once more
      take(consumer, logs, records);
      held.readable().forEach(this::release);
    } catch (TopicAuthorizationException e) {
      for (TopicPartition partition : consumer.assignment()) {
        if (e.unauthorizedTopics().contains(partition.topic())) {
          consumer.pause(Set.of(partition));
          told(held.hold(partition), partition, e.getClass().getSimpleName());
        }
      }
    }
  }

  /** Waits for all; each partition goes on where its first record stands that was not taken. */
  private void take(
      Consumer<byte[], byte[]> consumer, PartyLogs logs, ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    BegunSubmissions.of(records, intake, held, rounds)
        .ended()
        .forEach(
            (partition, ended) -> {
              OffsetAndMetadata next =
                  logs.upTo(partition, records.records(partition), ended.next());
              done.put(partition, next);
              if (!ended.all()) {
                logs.goTo(partition, next);
              }
              if (ended.why().isEmpty()) {
                // one that was not come to waits as before, and is read again at once; while
                // something behind was taken before, that is not forgotten
                if (ended.any() && ended.behind().isEmpty()) {
                  release(partition);
                }
              } else {
                consumer.pause(Set.of(partition));
                told(
                    held.hold(partition, ended.behind()),
                    partition,
                    ended.why().get().getMessage());
              }
            });
    commit(consumer, logs, done);
  }

  /** What is not committed is taken again, which changes nothing. */
  private void commit(
      Consumer<byte[], byte[]> consumer,
      PartyLogs logs,
      Map<TopicPartition, OffsetAndMetadata> done) {
    if (done.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(done, COMMIT);
      logs.committed(done);
    } catch (WakeupException e) {
      // it is to end, and what is in flight is finished first; it is woken once
      commit(consumer, logs, done);
    } catch (KafkaException e) {
      LOG.warn("submissions are not committed cause={}", e.getClass().getSimpleName());
    }
  }

  private static void told(boolean first, TopicPartition partition, String cause) {
    if (first) {
      LOG.warn(
          "submissions are held topic={} partition={} cause={}",
          partition.topic(),
          partition.partition(),
          cause);
    }
  }

  private void release(TopicPartition partition) {
    if (held.release(partition)) {
      LOG.info("submissions go on topic={} partition={}", partition.topic(), partition.partition());
    }
  }
}
