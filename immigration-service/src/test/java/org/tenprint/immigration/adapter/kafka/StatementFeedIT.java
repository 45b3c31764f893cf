package org.tenprint.immigration.adapter.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tenprint.immigration.TestEvents.TRUE_FROM;
import static org.tenprint.immigration.TestEvents.identification;
import static org.tenprint.immigration.TestEvents.statement;
import static org.tenprint.immigration.adapter.kafka.RunningHop.LONG;
import static org.tenprint.immigration.adapter.kafka.TopicLog.OTHER;
import static org.tenprint.immigration.adapter.kafka.TopicLog.OWNER;
import static org.tenprint.immigration.adapter.kafka.TopicLog.ownersTopic;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.TopicSpec;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.RecordStatement;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.adapter.store.PostgresRecords;
import org.tenprint.messaging.SealedLetters;
import org.tenprint.messaging.TopicProvisioner;
import org.tenprint.testkit.TestBroker;

/** What owners state on their own topics, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementFeedIT {
  private static final InstantSource CLOCK = Clock.systemUTC();

  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords store = new PostgresRecords(database.source(), RunningHop.VAULT);
  private TestBroker broker;
  private TopicLog log;
  private RunningHop hop;

  @BeforeAll
  void start(@TempDir Path state) throws Exception {
    broker = TestBroker.dedicated();
    log = new TopicLog(broker);
    hop = RunningHop.start(broker, state, store, CLOCK).awaitRunning();
  }

  @AfterAll
  void stop() {
    hop.close();
    broker.close();
  }

  /** Acknowledged before the identification was: it counts, without anybody waiting in between. */
  @Test
  void whatWasStatedBeforeABookingIsKnownToIt() {
    for (int i = 0; i < 20; i++) {
      String subject = "BEFORE-" + i;
      log.stated(OWNER, statement(subject, "R", ImmigrationStatus.CITIZEN));
      Identification found = identification(subject, IdentificationOutcome.MATCH, subject);
      log.identified(found);
      assertEquals(ImmigrationStatus.CITIZEN, log.determination(found).getStatus(), subject);
    }
  }

  @Test
  void aStatementBecomesASealedRecordThatNamesItsOwner() throws Exception {
    RecordStatement stated = statement("SEALED", "R-1", ImmigrationStatus.PENDING);
    log.stated(OWNER, stated);
    ConsumerRecord<byte[], byte[]> written = records("SEALED", 1).get(0);
    ImmigrationRecord outside = RunningHop.CODECS.records().decodeOutside(written.value());
    assertEquals(ImmigrationStatus.UNKNOWN, outside.getStatus());
    assertEquals(List.of(), outside.getConvictions());
    ImmigrationRecord record = RunningHop.CODECS.records().decode(written.value());
    assertNull(record.getSealed());
    assertEquals(OWNER, record.getOwner());
    assertEquals(stated.getStatus(), record.getStatus());
    assertEquals(stated.getConvictions(), record.getConvictions());
    assertEquals(ownersTopic(OWNER).name(), record.getStatement().getTopic());
  }

  @Test
  void whatWasTakenIsDeletedFromTheOwnersTopic() {
    log.stated(OTHER, statement("DELETED", "R-1", ImmigrationStatus.PENDING));
    records("DELETED", 1);
    String topic = ownersTopic(OTHER).name();
    Awaitility.await().atMost(LONG).until(() -> broker.consume(topic).isEmpty());
  }

  @Test
  void anOwnerCannotCorrectOrTakeBackWhatAnotherStated() {
    log.stated(OWNER, statement("TWO", "R", ImmigrationStatus.CITIZEN));
    log.stated(OTHER, back("TWO", "R"));
    log.write(ownersTopic(OTHER), "TWO", null);
    Identification found = identification("TWO-1", IdentificationOutcome.MATCH, "TWO");
    log.identified(found);
    assertEquals(ImmigrationStatus.CITIZEN, log.determination(found).getStatus());
    log.stated(OWNER, back("TWO", "R"));
    Identification later = identification("TWO-2", IdentificationOutcome.MATCH, "TWO");
    log.identified(later);
    assertNull(log.determination(later).getRecordId());
  }

  @Test
  void aNullRecordTakesBackAllThatTheOwnerStated() {
    log.stated(OWNER, statement("ALL", "R-1", ImmigrationStatus.PENDING));
    log.stated(OWNER, statement("ALL", "R-2", ImmigrationStatus.REMOVABLE));
    log.stated(OTHER, statement("ALL", "R-1", ImmigrationStatus.CITIZEN));
    log.write(ownersTopic(OWNER), "ALL", null);
    Identification found = identification("ALL-1", IdentificationOutcome.MATCH, "ALL");
    log.identified(found);
    assertEquals(ImmigrationStatus.CITIZEN, log.determination(found).getStatus());
  }

  @Test
  void whatIsNoStatementIsASealedDeadLetterAndTheNextIsTaken() throws Exception {
    TopicSpec topic = ownersTopic(OWNER);
    byte[] canary = "a canary of a person".getBytes(UTF_8);
    log.write(topic, "BAD", canary);
    RecordStatement inverted =
        RecordStatement.newBuilder(statement("BAD", "R", ImmigrationStatus.PENDING))
            .setValidTo(TRUE_FROM)
            .build();
    log.stated(OWNER, inverted);
    log.write(topic, "other", RunningHop.CODECS.statements().encode(inverted));
    log.stated(OWNER, statement("BAD", "R", ImmigrationStatus.PENDING));
    records("BAD", 1);
    assertEquals(List.of("NOT_AN_EVENT", "INVARIANT_BROKEN"), log.deadLetters(topic, "BAD"));
    assertEquals(List.of("KEY_MISMATCH"), log.deadLetters(topic, "other"));
    ConsumerRecord<byte[], byte[]> letter =
        broker.consume(topic.deadLetters(ImmigrationTopology.SERVICE)).stream()
            .filter(one -> "BAD".equals(new String(one.key(), UTF_8)))
            .findFirst()
            .orElseThrow();
    assertFalse(new String(letter.value(), UTF_8).contains("canary"));
    assertEquals(
        "a canary of a person",
        new String(
            SealedLetters.opened(RunningHop.VAULT, letter.headers(), letter.value()), UTF_8));
  }

  /** Its dead letter cannot be written: it is held; the others and the bookings go on. */
  @Test
  void anOwnerWithoutADeadLetterTopicStopsItselfAlone() throws Exception {
    String lone = "lone";
    TopicSpec topic = ownersTopic(lone);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicProvisioner provisioner = new TopicProvisioner(admin, 1);
      provisioner.create(TopicCatalogue.STATEMENTS, Set.of(lone));
      log.write(topic, "LONE", new byte[] {7});
      log.stated(lone, statement("LONE", "R", ImmigrationStatus.PENDING));
      Awaitility.await()
          .atMost(LONG)
          .until(() -> hop.statements().held().equals(Set.of(topic.name())));
      log.stated(OWNER, statement("GOES-ON", "R", ImmigrationStatus.CITIZEN));
      Identification found = identification("GOES-ON", IdentificationOutcome.MATCH, "GOES-ON");
      log.identified(found);
      assertEquals(ImmigrationStatus.CITIZEN, log.determination(found).getStatus());
      assertTrue(hop.statements().alive() && hop.lifeline.intact());
      provisioner.create(new TopicProvisioner.Parties(Set.of(), Set.of(), Set.of(), Set.of(lone)));
      records("LONE", 1);
      assertEquals(List.of("NOT_AN_EVENT"), log.deadLetters(topic, "LONE"));
      Awaitility.await().atMost(LONG).until(() -> hop.statements().held().isEmpty());
    }
  }

  private static RecordStatement back(String subject, String record) {
    return new RecordStatement(
        subject, record, ImmigrationStatus.UNKNOWN, Instant.EPOCH, null, List.of(), true);
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String subject, int count) {
    broker.awaitRecords(
        TopicCatalogue.RECORDS.name(), all -> keyed(all, subject).size() >= count, LONG);
    List<ConsumerRecord<byte[], byte[]>> found =
        keyed(broker.consume(TopicCatalogue.RECORDS.name()), subject);
    assertEquals(count, found.size());
    return found;
  }

  private static List<ConsumerRecord<byte[], byte[]>> keyed(
      List<ConsumerRecord<byte[], byte[]>> records, String key) {
    return records.stream().filter(record -> key.equals(new String(record.key(), UTF_8))).toList();
  }
}
