package org.tenprint.immigration.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.immigration.TestEvents.BOOKED_AT;
import static org.tenprint.immigration.TestEvents.identification;
import static org.tenprint.immigration.TestEvents.record;
import static org.tenprint.immigration.adapter.kafka.RunningHop.LONG;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.adapter.store.PostgresRecords;
import org.tenprint.immigration.application.PatientStore;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.immigration.application.RecordUnread;
import org.tenprint.immigration.application.StoreUnavailable;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.messaging.EventCodec;
import org.tenprint.messaging.Lifeline;
import org.tenprint.testkit.TestBroker;

class RestartIT {
  private static final Instant BEFORE = Instant.parse("2011-01-01T00:00:00Z");
  private static final Instant NOW = BOOKED_AT.plusSeconds(60);
  private static final String COUNT = "SELECT count(*) FROM immigration_record";

  private static final ImmigrationCodecs WITHOUT_KEYS =
      new ImmigrationCodecs(
          RunningHop.CODECS.identifications(),
          RunningHop.CODECS.statements(),
          EventCodec.of(ImmigrationRecord.class),
          RunningHop.CODECS.determinations(),
          RunningHop.CODECS.removals(),
          RunningHop.CODECS.erasures());

  @TempDir Path state;
  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords store = new PostgresRecords(database.source(), RunningHop.VAULT);
  private TestBroker broker;
  private TopicLog log;

  @BeforeEach
  void start() throws Exception {
    broker = TestBroker.dedicated();
    log = new TopicLog(broker);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void aRestartGoesOnWhereItWasWithoutLossOrRepetition() {
    log.recorded(record("A", "R-1", ImmigrationStatus.PENDING), BEFORE);
    Identification first = identification("A-1", IdentificationOutcome.MATCH, "A");
    log.identified(first);
    try (RunningHop hop = start(store)) {
      hop.awaitRunning();
      assertEquals(ImmigrationStatus.PENDING, log.determination(first).getStatus());
    }
    log.recorded(record("A", "R-1", ImmigrationStatus.CITIZEN), BEFORE.plusSeconds(1));
    Identification second = identification("A-2", IdentificationOutcome.MATCH, "A");
    log.identified(second);
    try (RunningHop hop = start(store)) {
      assertEquals(ImmigrationStatus.CITIZEN, log.determination(second).getStatus());
      assertTrue(hop.feedReady());
    }
    assertEquals(1, log.determinations(first).size());
    assertEquals(1, log.determinations(second).size());
    assertEquals(2, database.number(COUNT));
  }

  @Test
  void deathRightAfterTheStoresCommitAppliesNothingTwice() {
    for (int i = 0; i < 20; i++) {
      log.recorded(record("S" + i % 4, "R", ImmigrationStatus.PENDING), BEFORE.plusSeconds(i));
    }
    Dying dying = new Dying(true);
    try (RunningHop hop = start(dying)) {
      Awaitility.await().atMost(LONG).until(() -> !hop.lifeline.intact());
      assertFalse(hop.feedReady());
    }
    assertAllKeptOnceAfterRestart();
  }

  @Test
  void deathRightBeforeTheStoresCommitLosesNothing() {
    for (int i = 0; i < 20; i++) {
      log.recorded(record("S" + i % 4, "R", ImmigrationStatus.PENDING), BEFORE.plusSeconds(i));
    }
    Dying dying = new Dying(false);
    try (RunningHop hop = start(dying)) {
      Awaitility.await().atMost(LONG).until(() -> !hop.lifeline.intact());
      assertFalse(hop.feedReady());
      assertEquals(0, database.number(COUNT));
    }
    assertAllKeptOnceAfterRestart();
  }

  @Test
  void aStoreThatIsAwayForGoodEndsTheProcessAndNothingIsSkipped() {
    log.recorded(record("A", "R-1", ImmigrationStatus.REMOVABLE), BEFORE);
    Identification found = identification("A-1", IdentificationOutcome.MATCH, "A");
    log.identified(found);
    AtomicInteger tried = new AtomicInteger();
    RecordStore away =
        new ForwardingStore(store) {
          @Override
          public Optional<KnownStatement> find(String subject, Instant trueAt, Instant knownAt) {
            tried.incrementAndGet();
            throw new StoreUnavailable(new SQLException("connection refused"));
          }
        };
    PatientStore.Patience patience = new PatientStore.Patience(3, Duration.ofMillis(1));
    try (RunningHop hop = start(new PatientStore(away, patience, wait -> {}))) {
      Awaitility.await().atMost(LONG).until(() -> !hop.lifeline.intact());
    }
    assertEquals(3, tried.get());
    assertEquals(List.of(), log.determinations(found));
    try (RunningHop hop = start(store)) {
      hop.awaitRunning();
      assertEquals(ImmigrationStatus.REMOVABLE, log.determination(found).getStatus());
    }
    assertEquals(1, log.determinations(found).size());
  }

  /** One of two, or the one before the next release: it moves the position that both share. */
  @Test
  void whatOneInstanceCannotReadIsNotLostToTheOther() {
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    log.recorded(record("A", "R-1", ImmigrationStatus.REMOVABLE), BEFORE);
    log.recorded(record("A", "R-2", ImmigrationStatus.PENDING), BEFORE.plusSeconds(1));
    Lifeline lifeline = Lifeline.observed();
    try (RecordFeed behind = RecordFeed.start(WITHOUT_KEYS, store, client, lifeline)) {
      Awaitility.await().atMost(LONG).until(behind::ready);
      assertThrows(RecordUnread.class, () -> store.find("A", BOOKED_AT, NOW));
      try (RecordFeed ahead = RecordFeed.start(RunningHop.CODECS, store, client, lifeline)) {
        Awaitility.await().atMost(LONG).until(ahead::ready);
        assertEquals(Optional.of("R-2"), known("A"));
        for (int i = 0; i < 20; i++) {
          log.recorded(record("B", "R-" + i, ImmigrationStatus.PENDING), BEFORE.plusSeconds(i));
        }
        behind.feed().catchUp(LONG);
        ahead.feed().catchUp(LONG);
        assertEquals(Optional.of("R-19"), known("B"));
      }
    }
    assertTrue(lifeline.intact());
    assertEquals(22, database.number(COUNT));
    assertEquals(0, database.number("SELECT count(*) FROM record_unread"));
  }

  private Optional<String> known(String subject) {
    return store.find(subject, BOOKED_AT, NOW).map(known -> known.statement().recordId());
  }

  private void assertAllKeptOnceAfterRestart() {
    try (RunningHop hop = start(store)) {
      Awaitility.await().atMost(LONG).until(hop::feedReady);
    }
    assertEquals(20, database.number(COUNT));
    assertEquals(4, database.number(COUNT + " WHERE recorded_to = 'infinity'"));
  }

  private RunningHop start(RecordStore with) {
    return RunningHop.start(broker, state, with, () -> NOW);
  }

  /** Dies with the first changes, after or before they are in the database. */
  private final class Dying extends ForwardingStore {
    private final boolean applied;

    private Dying(boolean applied) {
      super(store);
      this.applied = applied;
    }

    @Override
    public void apply(List<RecordChange> changes, Map<Integer, Long> next) {
      if (changes.isEmpty()) {
        super.apply(changes, next);
        return;
      }
      if (applied) {
        super.apply(changes, next);
      }
      throw new StoreUnavailable(new SQLException("the process was killed"));
    }
  }
}
