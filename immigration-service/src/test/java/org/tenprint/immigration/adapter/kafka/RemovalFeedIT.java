package org.tenprint.immigration.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.immigration.TestEvents.identification;
import static org.tenprint.immigration.TestEvents.statement;
import static org.tenprint.immigration.adapter.kafka.RunningHop.LONG;
import static org.tenprint.immigration.adapter.kafka.RunningHop.VAULT;
import static org.tenprint.immigration.adapter.kafka.TopicLog.OTHER;
import static org.tenprint.immigration.adapter.kafka.TopicLog.OWNER;
import static org.tenprint.immigration.adapter.kafka.TopicLog.ownersTopic;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.biometric.SubjectRemoval;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.adapter.store.PostgresRecords;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.KeyId;

/** A subject of whom no booking is left is forgotten here, and nothing brings the records back. */
class RemovalFeedIT {
  private static final String ROWS = "SELECT count(*) FROM immigration_record";

  @TempDir Path state;
  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords store = new PostgresRecords(database.source(), VAULT);
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

  private RunningHop hop() {
    return RunningHop.start(broker, state, store, Clock.systemUTC()).awaitRunning();
  }

  private void removed(String subject) {
    String key = KeyId.ofSubject(subject).text();
    SubjectRemoval removal = new SubjectRemoval(key, Instant.EPOCH);
    log.write(TopicCatalogue.REMOVALS, key, RunningHop.CODECS.removals().encode(removal));
  }

  private void known(String subject) {
    Identification found = identification(subject, IdentificationOutcome.MATCH, subject);
    log.identified(found);
    assertEquals(ImmigrationStatus.CITIZEN, log.determination(found).getStatus());
  }

  private ConsumerRecord<byte[], byte[]> last(String subject) {
    List<ConsumerRecord<byte[], byte[]>> all =
        broker.consume(TopicCatalogue.RECORDS.name()).stream()
            .filter(record -> subject.equals(new String(record.key(), UTF_8)))
            .toList();
    return all.get(all.size() - 1);
  }

  @Test
  void rowsKeyAndRecordGoAndAnotherSubjectStays() {
    try (RunningHop hop = hop()) {
      log.stated(OWNER, statement("GONE-1", "R-1", ImmigrationStatus.CITIZEN));
      log.stated(OTHER, statement("GONE-1", "R-2", ImmigrationStatus.CITIZEN));
      log.stated(OWNER, statement("STAYS-1", "R-1", ImmigrationStatus.CITIZEN));
      known("GONE-1");
      removed("GONE-1");
      Awaitility.await().atMost(LONG).until(() -> last("GONE-1").value() == null);
      Awaitility.await().atMost(LONG).until(() -> database.number(ROWS) == 1);
      assertTrue(VAULT.destroyed(KeyId.ofSubject("GONE-1")));
      assertFalse(VAULT.destroyed(KeyId.ofSubject("STAYS-1")));
      known("STAYS-1");
      log.stated(OWNER, statement("GONE-1", "R-1", ImmigrationStatus.CITIZEN));
      assertEquals(List.of("ERASED"), log.deadLetters(ownersTopic(OWNER), "GONE-1"));
      assertNull(last("GONE-1").value());
      assertTrue(hop.lifeline.intact());
    }
  }

  /** The rows and their key came back, as from a backup; the removal is on the log. */
  @Test
  void whatCameBackGoesAtTheNextStart() {
    try (RunningHop hop = hop()) {
      log.stated(OWNER, statement("BACK-1", "R-1", ImmigrationStatus.CITIZEN));
      known("BACK-1");
      assertTrue(hop.lifeline.intact());
    }
    removed("BACK-1");
    try (RunningHop hop = hop()) {
      Awaitility.await().atMost(LONG).until(() -> database.number(ROWS) == 0);
      assertNull(last("BACK-1").value());
      assertTrue(hop.lifeline.intact());
    }
  }
}
