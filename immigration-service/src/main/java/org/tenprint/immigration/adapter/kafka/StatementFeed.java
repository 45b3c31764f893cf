package org.tenprint.immigration.adapter.kafka;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.immigration.adapter.kafka.StatementTransactions.NotWritten;
import org.tenprint.messaging.HeldPartitions;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.PartyConsumer;
import org.tenprint.messaging.PartyLogs;
import org.tenprint.messaging.TakenRecords;
import org.tenprint.messaging.TopicReader;

/**
 * Takes what record owners state on their own topics, exactly once: the records that follow, the
 * dead letters, and that the statements were taken are one transaction of each owner's. An owner
 * whose statements cannot be taken now is held and tried again; the others go on, also where one's
 * log is not the one that was read ({@link PartyLogs}). What was taken is deleted from the owner's
 * topic. What is no statement's fault ends the service. Nothing is taken while it is not known that
 * the log of records, to which it goes, is the tables'.
 */
public final class StatementFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatementFeed.class);
  private static final Pattern TOPICS =
      Pattern.compile("immigration\\.submissions\\.[A-Za-z0-9-]{1,40}\\.v1");
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration COMMIT = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final StatementIntake intake;
  private final FollowedLog log;
  private final Map<String, Object> client;
  private final TakenRecords taken;
  private final StatementsTaken progress;
  private final HeldPartitions held = new HeldPartitions(System::nanoTime);
  private final Turns turns = new Turns();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Consumer<byte[], byte[]> reading;

  private StatementFeed(
      StatementIntake intake, FollowedLog log, Map<String, Object> client, Lifeline lifeline) {
    this.intake = intake;
    this.log = log;
    this.client = Map.copyOf(client);
    this.taken = TakenRecords.of(client, "statements");
    this.progress = new StatementsTaken(client, TOPICS, held::topics);
    this.thread = lifeline.thread("statements", this::run);
  }

  /**
   * Starts to take statements.
   *
   * @param log to which what was taken goes
   * @param client kafka-clients' settings, {@code bootstrap.servers} and security
   * @param lifeline cut when it ends by a throwable
   */
  public static StatementFeed start(
      StatementIntake intake, FollowedLog log, Map<String, Object> client, Lifeline lifeline) {
    StatementFeed feed = new StatementFeed(intake, log, client, lifeline);
    feed.thread.start();
    lifeline.livesBy(new TopicReader.InGroup(TopicCatalogue.STATEMENTS_GROUP, feed.held::read));
    return feed;
  }

  /** Whether it takes statements. */
  public boolean alive() {
    return thread.isAlive();
  }

  /** The topics whose statements cannot be taken now, in alphabetical order. */
  public Set<String> held() {
    return held.topics();
  }

  /** Those of them that wait for a person, in alphabetical order. */
  public Set<String> stopped() {
    return held.stopped();
  }

  /** What stood on the owners' topics when it is asked is waited for, in bounds. */
  public StatementsTaken progress() {
    return progress;
  }

  @Override
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> current = reading;
    if (current != null) {
      current.wakeup();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    taken.close();
    progress.close();
  }

  private boolean open() {
    return closing.getCount() > 0;
  }

  private void run() throws InterruptedException {
    while (open() && !(log.isFollowed() && followed())) {
      closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Follows until closed; false when the broker was away or the log is asked for: tried anew. */
  private boolean followed() {
    try (Consumer<byte[], byte[]> consumer =
            PartyConsumer.of(client, TopicCatalogue.STATEMENTS_GROUP);
        StatementTransactions transactions = new StatementTransactions(client)) {
      reading = consumer;
      PartyLogs logs = new PartyLogs(consumer, "statements", held, taken, progress);
      consumer.subscribe(TOPICS, new Rebalances(logs));
      Reading all = new Reading(consumer, logs, transactions);
      while (open() && log.isFollowed()) {
        round(all);
      }
      return !open();
    } catch (WakeupException e) {
      return true;
    } catch (RetriableException e) {
      LOG.warn("statements are read anew cause={}", e.getClass().getSimpleName());
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
      LOG.info("statements are read partitions={}", partitions.size());
      logs.assigned(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      logs.lost(partitions);
    }
  }

  /** What one attempt reads and writes by. */
  private record Reading(
      Consumer<byte[], byte[]> consumer, PartyLogs logs, StatementTransactions transactions) {}

  private void round(Reading all) {
    Consumer<byte[], byte[]> consumer = all.consumer();
    try {
      ConsumerRecords<byte[], byte[]> records =
          all.logs().poll(() -> turns.poll(consumer, held.partitions(), POLL));
      taken.round(); // what was committed before the log was asked for once more
      for (TopicPartition partition : records.partitions()) {
        take(all, partition, records.records(partition));
      }
      passMarkers(all);
      held.readable().forEach(this::release);
    } catch (TopicAuthorizationException e) {
      for (TopicPartition partition : consumer.assignment()) {
        if (e.unauthorizedTopics().contains(partition.topic())) {
          consumer.pause(Set.of(partition));
          told(held.hold(partition), partition, e);
        }
      }
    }
  }

  private void take(
      Reading all, TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
    OffsetAndMetadata again = all.logs().upTo(partition, records, records.get(0).offset());
    OffsetAndMetadata next = all.logs().read(partition).orElseThrow();
    try {
      // keys are made together: threads that wait for the vault share one flush
      List<ProducerRecord<byte[], byte[]>> written =
          records.parallelStream().map(intake::take).toList();
      log.write(
          () ->
              all.transactions()
                  .write(written, Map.of(partition, next), all.consumer().groupMetadata()));
      all.logs().committed(Map.of(partition, next));
      release(partition);
    } catch (NotWritten | UncheckedIOException e) { // the brokers, the vault or the registry
      all.logs().goTo(partition, again);
      if (e instanceof NotWritten && tookAll(all.consumer(), partition, next)) {
        all.logs().goTo(partition, next);
        all.logs().committed(Map.of(partition, next));
        release(partition);
        return;
      }
      all.consumer().pause(Set.of(partition));
      told(held.hold(partition, Set.of()), partition, e);
    }
  }

  /**
   * Whether what stands in the group is what a transaction wrote, of which no answer came. While it
   * is open the group does not say. The same offset of another epoch, or of another topic, is of
   * the log that was.
   *
   * @param next as it was written
   * @throws RetriableException if the group did not say: all is read anew, from where it stands
   */
  static boolean tookAll(
      Consumer<?, ?> consumer, TopicPartition partition, OffsetAndMetadata next) {
    try {
      return next.equals(consumer.committed(Set.of(partition), COMMIT).get(partition));
    } catch (AuthorizationException e) {
      throw new TimeoutException("what was taken cannot be asked now", e);
    }
  }

  /** Markers of an owner's own transactions are passed over without a record. */
  private void passMarkers(Reading all) {
    Map<TopicPartition, OffsetAndMetadata> passed = new HashMap<>();
    Set<TopicPartition> waiting = held.partitions();
    for (TopicPartition partition : all.consumer().assignment()) {
      if (!waiting.contains(partition)) {
        all.logs().beyondGroup(partition).ifPresent(at -> passed.put(partition, at));
      }
    }
    try {
      if (!passed.isEmpty()) {
        all.consumer().commitSync(passed, COMMIT);
        all.logs().committed(passed);
      }
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("statements are not committed cause={}", e.getClass().getSimpleName());
    }
  }

  private static void told(boolean first, TopicPartition partition, Exception cause) {
    if (first) {
      LOG.warn(
          "statements are held topic={} partition={} cause={}",
          partition.topic(),
          partition.partition(),
          cause instanceof NotWritten ? cause.getMessage() : cause.getClass().getSimpleName());
    }
  }

  private void release(TopicPartition partition) {
    if (held.release(partition)) {
      LOG.info("statements go on topic={} partition={}", partition.topic(), partition.partition());
    }
  }
}
