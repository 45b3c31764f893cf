package org.tenprint.immigration.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.immigration.TestEvents.statement;
import static org.tenprint.immigration.adapter.kafka.RunningHop.CODECS;
import static org.tenprint.immigration.adapter.kafka.RunningHop.LONG;
import static org.tenprint.immigration.adapter.kafka.RunningHop.VAULT;
import static org.tenprint.immigration.adapter.kafka.TopicLog.OTHER;
import static org.tenprint.immigration.adapter.kafka.TopicLog.OWNER;
import static org.tenprint.immigration.adapter.kafka.TopicLog.ownersTopic;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.adapter.store.PostgresRecords;
import org.tenprint.messaging.Lifeline;
import org.tenprint.testkit.PowerCut;
import org.tenprint.testkit.TestBroker;

/**
 * An owner's log has lost its end, which was taken, and the owner states on: what was acknowledged
 * since is taken, and not deleted before it is.
 */
class LostStatementsIT {
  private static final String TOPIC = ownersTopic(OWNER).name();
  private static final TopicPartition OF_OWNER = new TopicPartition(TOPIC, 0);

  @TempDir Path folder;
  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords store = new PostgresRecords(database.source(), VAULT);
  private TestBroker broker;
  private TopicLog log;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.dedicated(data());
    log = new TopicLog(broker);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  private Path data() {
    return folder.resolve("broker").resolve("data");
  }

  @Test
  void whatIsStatedWhereTheLostEndWasIsTakenByTheNextStart() {
    try (Running before = new Running()) {
      taken("OLD-0", "OLD-1", "OLD-2");
      assertTrue(before.statements.alive());
    }
    PowerCut.take(broker, data(), TOPIC, 0, 1);
    state("NEW-1", "NEW-2", "NEW-3", "NEW-4");
    try (Running after = new Running()) {
      assertTaken("NEW-1", "NEW-2", "NEW-3", "NEW-4");
      assertEquals(Set.of(), after.statements.held());
      gone();
    }
    assertEquals(7, subjects().size(), "each once: " + subjects());
    assertEquals(7, broker.consume(TopicCatalogue.RECORDS.name()).size());
  }

  @Test
  void whatIsStatedWhereTheLostEndWasIsTakenByOneThatRuns() {
    try (Running running = new Running()) {
      taken("OLD-0", "OLD-1", "OLD-2");
      PowerCut.take(broker, data(), TOPIC, 0, 1);
      state("NEW-1", "NEW-2", "NEW-3", "NEW-4");
      assertTaken("NEW-1", "NEW-2", "NEW-3", "NEW-4");
      gone();
      assertTrue(running.statements.alive());
    }
    assertEquals(7, broker.consume(TopicCatalogue.RECORDS.name()).size());
  }

  /** Whoever waits for the statements hears of the new leader before the feed does. */
  @Test
  void whatIsStatedWhereTheLostEndWasIsTakenWhileLookupsAsk() throws Exception {
    Map<String, Object> late = new HashMap<>(broker.client());
    late.put("reconnect.backoff.ms", 5_000);
    late.put("reconnect.backoff.max.ms", 5_000);
    AtomicBoolean ended = new AtomicBoolean();
    try (Running running = new Running(late)) {
      taken("OLD-0", "OLD-1", "OLD-2");
      gone();
      CompletableFuture<Void> lookups =
          CompletableFuture.runAsync(() -> ask(running.statements.progress(), ended));
      PowerCut.take(broker, data(), TOPIC, 0, 1);
      state("NEW-1", "NEW-2");
      assertTaken("NEW-1", "NEW-2");
      ended.set(true);
      lookups.get(1, TimeUnit.MINUTES);
    } finally {
      ended.set(true);
    }
  }

  private static void ask(StatementsTaken progress, AtomicBoolean ended) {
    while (!ended.get()) {
      try {
        progress.await();
      } catch (KafkaException e) {
        // the broker is away
      }
    }
  }

  /** Of an offset of which nothing more is known a person says what it means. */
  @Test
  void aLogThatIsShorterThanWhatWasTakenIsStoppedForGoodAndAloneUntilAPersonSays()
      throws Exception {
    state("NEW-0", "NEW-1");
    commit(new OffsetAndMetadata(4));
    try (Running running = new Running()) {
      Awaitility.await().atMost(LONG).until(() -> !running.statements.stopped().isEmpty());
      assertEquals(Set.of(TOPIC), running.statements.stopped());
      log.stated(OTHER, statement("OTHERS", "R", ImmigrationStatus.CITIZEN));
      assertTaken("OTHERS");
      Awaitility.await().atMost(LONG).until(() -> !committed().metadata().isEmpty());
    }
    state("NEW-2", "NEW-3", "NEW-4", "NEW-5");
    try (Running again = new Running()) {
      Awaitility.await().atMost(LONG).until(() -> !again.statements.stopped().isEmpty());
      log.stated(OTHER, statement("MORE", "R", ImmigrationStatus.CITIZEN));
      assertTaken("MORE");
      assertEquals(6, broker.consume(TOPIC).size());
      assertTrue(again.statements.alive());
    }
    commit(new OffsetAndMetadata(0));
    try (Running told = new Running()) {
      assertTaken("NEW-0", "NEW-1", "NEW-2", "NEW-3", "NEW-4", "NEW-5");
      gone();
      assertEquals(Set.of(), told.statements.held());
    }
  }

  /** Its log is another from its beginning on; the brokers know no epoch as late. */
  @Test
  void aLogOfWhichTheBrokersKnowNoSuchEpochIsNotRead() throws Exception {
    state("NEW-0", "NEW-1", "NEW-2");
    commit(new OffsetAndMetadata(2, Optional.of(99), ""));
    try (Running running = new Running()) {
      Awaitility.await().atMost(LONG).until(() -> !running.statements.held().isEmpty());
      log.stated(OTHER, statement("OTHERS", "R", ImmigrationStatus.CITIZEN));
      assertTaken("OTHERS");
      assertTrue(running.statements.alive());
    }
    assertEquals(3, broker.consume(TOPIC).size());
  }

  @Test
  void aTopicThatWasMadeAnewIsTakenFromItsBeginning() throws Exception {
    try (Running running = new Running()) {
      taken("OLD-0", "OLD-1", "OLD-2");
      gone();
      try (Admin admin = Admin.create(broker.client())) {
        admin.deleteTopics(List.of(TOPIC)).all().get();
      }
      Awaitility.await().atMost(LONG).until(() -> !broker.topics().contains(TOPIC));
      log = new TopicLog(broker);
      state("NEW-0");
      assertTaken("NEW-0");
      assertTrue(running.statements.alive());
    }
  }

  private final class Running implements AutoCloseable {
    private final Lifeline lifeline = Lifeline.observed();
    private final RecordFeed records;
    private final StatementFeed statements;

    Running() {
      this(broker.client());
    }

    Running(Map<String, Object> client) {
      records = RecordFeed.start(CODECS, store, broker.client(), lifeline);
      StatementIntake intake = new StatementIntake(CODECS, VAULT, Clock.systemUTC());
      statements = StatementFeed.start(intake, records.log(), client, lifeline);
    }

    @Override
    public void close() {
      statements.close();
      records.close();
      assertTrue(lifeline.intact(), () -> "" + lifeline.failure());
    }
  }

  private void state(String... subjects) {
    for (String subject : subjects) {
      log.stated(OWNER, statement(subject, "R", ImmigrationStatus.CITIZEN));
    }
  }

  private void taken(String... subjects) {
    state(subjects);
    assertTaken(subjects);
    Awaitility.await().atMost(LONG).until(() -> committed().offset() == subjects.length);
  }

  private void assertTaken(String... subjects) {
    Awaitility.await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertTrue(
                    subjects().containsAll(List.of(subjects)), "there are only " + subjects()));
  }

  private Set<String> subjects() {
    Set<String> subjects = new TreeSet<>();
    broker
        .consume(TopicCatalogue.RECORDS.name())
        .forEach(record -> subjects.add(new String(record.key(), UTF_8)));
    return subjects;
  }

  private void gone() {
    Awaitility.await().atMost(LONG).until(() -> broker.consume(TOPIC).isEmpty());
  }

  private OffsetAndMetadata committed() throws Exception {
    try (Admin admin = Admin.create(broker.client())) {
      OffsetAndMetadata at =
          admin
              .listConsumerGroupOffsets(TopicCatalogue.STATEMENTS_GROUP)
              .partitionsToOffsetAndMetadata()
              .get()
              .get(OF_OWNER);
      return at == null ? new OffsetAndMetadata(0) : at;
    }
  }

  /** As a person does while no instance runs. */
  private void commit(OffsetAndMetadata at) throws Exception {
    try (Admin admin = Admin.create(broker.client())) {
      admin
          .alterConsumerGroupOffsets(TopicCatalogue.STATEMENTS_GROUP, Map.of(OF_OWNER, at))
          .all()
          .get();
    }
  }
}
