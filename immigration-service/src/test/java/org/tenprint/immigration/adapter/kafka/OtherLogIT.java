package org.tenprint.immigration.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.immigration.TestEvents.BOOKED_AT;
import static org.tenprint.immigration.TestEvents.identification;
import static org.tenprint.immigration.TestEvents.record;
import static org.tenprint.immigration.TestEvents.statement;
import static org.tenprint.immigration.adapter.kafka.RunningHop.LONG;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.adapter.store.PostgresRecords;
import org.tenprint.immigration.application.OtherLog;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.messaging.Lifeline;
import org.tenprint.messaging.NotCaughtUp;
import org.tenprint.policy.fact.Status;
import org.tenprint.testkit.TestBroker;

/** The records topic is another than the tables were made of, or has lost its end. */
class OtherLogIT {
  private static final Instant BEFORE = Instant.parse("2011-01-01T00:00:00Z");
  private static final Instant NOW = BOOKED_AT.plusSeconds(60);
  private static final String ANEW =
      "TRUNCATE immigration_record, record_unread, feed_position, feed_log CASCADE";

  @TempDir Path state;
  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords store = new PostgresRecords(database.source(), RunningHop.VAULT);
  private TestBroker broker;
  private TopicLog log;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.dedicated();
    log = new TopicLog(broker);
    for (int i = 0; i < 3; i++) {
      log.recorded(record("S", "R", ImmigrationStatus.REMOVABLE), BEFORE.plusSeconds(i));
    }
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void byATopicThatWasMadeAnewNothingIsDeterminedUntilTheTablesAre() throws Exception {
    readOnce();
    recreate();
    log.recorded(record("S", "R", ImmigrationStatus.CITIZEN), BEFORE.plusSeconds(9));
    Identification found = identification("A-1", IdentificationOutcome.MATCH, "S");
    log.identified(found);
    refused();
    try (RunningHop hop = RunningHop.start(broker, state, store, () -> NOW)) {
      Awaitility.await().atMost(LONG).until(() -> !hop.lifeline.intact());
      assertFalse(hop.feedReady());
    }
    assertEquals(List.of(), log.determinations(found));
    database.change(ANEW);
    try (RunningHop hop = RunningHop.start(broker, state, store, () -> NOW)) {
      hop.awaitRunning();
      assertEquals(ImmigrationStatus.CITIZEN, log.determination(found).getStatus());
      assertTrue(hop.feedReady());
    }
  }

  /** An older copy of the same log, which owners' statements make longer than it was. */
  @Test
  void aLogThatLostItsEndIsRefusedAlsoWhenItHasGrownAgain() {
    readOnce();
    database.change("UPDATE feed_position SET next_offset = next_offset + 2 WHERE next_offset > 0");
    refused();
    for (int i = 0; i < 4; i++) {
      log.recorded(record("S", "R", ImmigrationStatus.CITIZEN), BEFORE.plusSeconds(9 + i));
    }
    refused();
    database.change(ANEW);
    readOnce();
    assertEquals(Optional.of(Status.CITIZEN), status());
  }

  /**
   * The brokers have just come back: statements could be written before they say how long it is.
   */
  @Test
  void whatOwnersStateDoesNotMakeALogThatLostItsEndAsLongAsItWas() throws Exception {
    readOnce();
    database.change("UPDATE feed_position SET next_offset = next_offset + 2 WHERE next_offset > 0");
    for (int i = 0; i < 4; i++) {
      log.stated(TopicLog.OWNER, statement("S", "R-" + i, ImmigrationStatus.CITIZEN));
    }
    String records = TopicCatalogue.RECORDS.name();
    RecordStore slow = new SlowToAsk(store, () -> broker.consume(records).size() > 3);
    try (RunningHop hop = RunningHop.start(broker, state, slow, () -> NOW)) {
      Awaitility.await().atMost(LONG).until(() -> !hop.lifeline.intact());
      assertFalse(hop.feedReady());
    }
    assertEquals(3, broker.consume(records).size());
    assertEquals(4, broker.consume(TopicLog.ownersTopic(TopicLog.OWNER).name()).size());
    database.change(ANEW);
    try (RunningHop hop = RunningHop.start(broker, state, store, () -> NOW)) {
      hop.awaitRunning();
      broker.awaitRecords(records, all -> all.size() >= 7, LONG);
    }
  }

  @Test
  void aServiceThatRunsEndsWhenItsTopicIsMadeAnew() throws Exception {
    Lifeline lifeline = Lifeline.observed();
    try (RecordFeed feed = RecordFeed.start(RunningHop.CODECS, store, client(), lifeline)) {
      feed.feed().awaitReady(LONG);
      recreate();
      log.recorded(record("S", "R", ImmigrationStatus.CITIZEN), BEFORE.plusSeconds(9));
      Awaitility.await().atMost(LONG).until(() -> !lifeline.intact());
      assertInstanceOf(OtherLog.class, feed.feed().failure().orElseThrow());
      assertThrows(NotCaughtUp.class, () -> feed.feed().catchUp(LONG));
    }
    refused();
    assertEquals(Optional.of(Status.REMOVABLE), status());
  }

  /** Who deletes what stands at its beginning takes nothing away that the tables have not. */
  @Test
  void aLogWhoseBeginningIsGoneIsReadOn() throws Exception {
    readOnce();
    long next = database.number("SELECT max(next_offset) FROM feed_position");
    assertEquals(3, next);
    log.recorded(record("S", "R", ImmigrationStatus.CITIZEN), BEFORE.plusSeconds(9));
    TopicPartition of = new TopicPartition(TopicCatalogue.RECORDS.name(), partition());
    try (Admin admin = Admin.create(client())) {
      admin.deleteRecords(Map.of(of, RecordsToDelete.beforeOffset(next))).all().get();
    }
    readOnce();
    assertEquals(Optional.of(Status.CITIZEN), status());
  }

  private int partition() {
    return (int) database.number("SELECT topic_partition FROM feed_position WHERE next_offset > 0");
  }

  private Optional<Status> status() {
    return store.find("S", BOOKED_AT, NOW).map(known -> known.statement().status());
  }

  private void readOnce() {
    try (RecordFeed feed =
        RecordFeed.start(RunningHop.CODECS, store, client(), Lifeline.observed())) {
      feed.feed().awaitReady(LONG);
    }
  }

  private void refused() {
    Lifeline lifeline = Lifeline.observed();
    try (RecordFeed feed = RecordFeed.start(RunningHop.CODECS, store, client(), lifeline)) {
      Awaitility.await().atMost(LONG).until(() -> !lifeline.intact());
      assertFalse(feed.ready());
      assertInstanceOf(OtherLog.class, feed.feed().failure().orElseThrow());
    }
  }

  private void recreate() throws Exception {
    String topic = TopicCatalogue.RECORDS.name();
    try (Admin admin = Admin.create(client())) {
      admin.deleteTopics(List.of(topic)).all().get();
      Awaitility.await()
          .atMost(LONG)
          .until(() -> !admin.listTopics().names().get().contains(topic));
    }
    log = new TopicLog(broker);
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
