package org.tenprint.immigration.adapter.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.tenprint.immigration.TestEvents.BOOKED_AT;
import static org.tenprint.immigration.TestEvents.identification;
import static org.tenprint.immigration.TestEvents.record;
import static org.tenprint.immigration.adapter.kafka.RunningHop.LONG;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.decisions.Determinations;
import org.tenprint.decisions.RecordFacts;
import org.tenprint.events.EarlierSchemas;
import org.tenprint.events.TopicCatalogue;
import org.tenprint.events.biometric.Identification;
import org.tenprint.events.biometric.IdentificationOutcome;
import org.tenprint.events.immigration.Determination;
import org.tenprint.events.immigration.ImmigrationRecord;
import org.tenprint.events.immigration.ImmigrationStatus;
import org.tenprint.events.immigration.OffenceLevel;
import org.tenprint.events.immigration.Place;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.adapter.store.PostgresRecords;
import org.tenprint.immigration.application.RecordUnread;
import org.tenprint.reference.ReferenceSet;
import org.tenprint.testkit.TestBroker;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyId;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImmigrationHopIT {
  private static final Instant BEFORE = Instant.parse("2011-01-01T00:00:00Z");
  private static final Instant NOW = BOOKED_AT.plusSeconds(60);

  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords store = new PostgresRecords(database.source(), RunningHop.VAULT);
  private TestBroker broker;
  private TopicLog log;
  private RunningHop hop;

  @BeforeAll
  void start(@TempDir Path state) throws Exception {
    broker = TestBroker.dedicated();
    log = new TopicLog(broker);
    hop = RunningHop.start(broker, state, store, () -> NOW).awaitRunning();
  }

  @AfterAll
  void stop() {
    hop.close();
    broker.close();
  }

  @Test
  void aMatchIsDeterminedFromTheRecordAndCanBeRecomputedByteForByte() throws Exception {
    ImmigrationRecord record = record("A", "R-A", ImmigrationStatus.REMOVABLE);
    log.recorded(record, BEFORE);
    awaitStatus("A", Optional.of("REMOVABLE"));
    Identification found = identification("A-1", IdentificationOutcome.MATCH, "A");
    log.identified(found);
    Determination made = log.determination(found);
    assertEquals(ImmigrationStatus.REMOVABLE, made.getStatus());
    assertEquals("R-A", made.getRecordId());
    assertEquals(TopicCatalogue.RECORDS.name(), made.getRecordOrigin().getTopic());
    assertEquals(record.getConvictions(), made.getRecordConvictions());
    assertEquals(OffenceLevel.L1, made.getLevels().get(0).getLevel());
    assertEquals(OffenceLevel.L2, made.getLevels().get(1).getLevel());
    assertEquals(
        new Place(found.getContext().getControllingOri(), "25025", "MA", "BOS"),
        made.getControlling());
    assertEquals(NOW, made.getDeterminedAt());
    Determination again =
        Determinations.of(
            found,
            Optional.of(RecordFacts.of(record, made.getRecordOrigin())),
            ReferenceSet.sample(),
            made.getDeterminedAt());
    assertEquals(made.toByteBuffer(), again.toByteBuffer());
  }

  @ParameterizedTest
  @EnumSource(
      value = IdentificationOutcome.class,
      names = {"NO_MATCH", "ERROR"})
  void whereNobodyWasFoundTheStatusIsUnknown(IdentificationOutcome outcome) {
    Identification none = identification("B-" + outcome, outcome, null);
    log.identified(none);
    Determination made = log.determination(none);
    assertEquals(ImmigrationStatus.UNKNOWN, made.getStatus());
    assertNull(made.getRecordId());
    assertEquals(outcome, made.getIdentification().getOutcome());
  }

  @Test
  void aGreyOneIsDeterminedFromTheCandidatesRecord() {
    log.recorded(record("C", "R-C", ImmigrationStatus.CITIZEN), BEFORE);
    awaitStatus("C", Optional.of("CITIZEN"));
    Identification grey = identification("C-1", IdentificationOutcome.GREY, "C");
    log.identified(grey);
    assertEquals(ImmigrationStatus.CITIZEN, log.determination(grey).getStatus());
  }

  @Test
  void aSubjectWithoutARecordIsUnknown() {
    Identification found = identification("D-1", IdentificationOutcome.MATCH, "D");
    log.identified(found);
    assertEquals(ImmigrationStatus.UNKNOWN, log.determination(found).getStatus());
  }

  @Test
  void whatAnotherInstanceLearnedByAClockThatIsAheadCounts() {
    log.recorded(record("E", "R-E", ImmigrationStatus.PENDING), BEFORE);
    log.recorded(record("E", "R-E", ImmigrationStatus.CITIZEN), NOW.plusSeconds(1));
    Awaitility.await()
        .atMost(LONG)
        .until(
            () -> store.find("E", BOOKED_AT, NOW.plusSeconds(2)),
            found ->
                found
                    .filter(known -> known.statement().status().name().equals("CITIZEN"))
                    .isPresent());
    Identification found = identification("E-1", IdentificationOutcome.MATCH, "E");
    log.identified(found);
    assertEquals(ImmigrationStatus.CITIZEN, log.determination(found).getStatus());
    assertEquals(NOW.plusSeconds(1), log.determination(found).getDeterminedAt());
  }

  @Test
  void aTombstoneWithdrawsTheRecord() {
    log.recorded(record("F", "R-F", ImmigrationStatus.REMOVABLE), BEFORE);
    awaitStatus("F", Optional.of("REMOVABLE"));
    log.write(TopicCatalogue.RECORDS, "F", null);
    Awaitility.await()
        .atMost(LONG)
        .until(() -> store.find("F", BOOKED_AT, Instant.parse("2100-01-01T00:00:00Z")).isEmpty());
    assertEquals(
        1, database.number("SELECT count(*) FROM immigration_record WHERE subject_id = 'F'"));
  }

  @Test
  void anUnknownAgencyIsADeadLetterAndTheNextPasses() {
    Identification nowhere =
        identification("G-1", IdentificationOutcome.NO_MATCH, null, "XX0000000");
    log.identified(nowhere);
    assertEquals(
        List.of("INVARIANT_BROKEN"),
        log.deadLetters(
            TopicCatalogue.IDENTIFICATIONS, nowhere.getContext().getBookingId().toString()));
    assertTheNextPasses("G-2");
    assertEquals(List.of(), log.determinations(nowhere));
  }

  @Test
  void poisonIsOneDeadLetterAndTheNextPasses() {
    String id = UUID.randomUUID().toString();
    log.write(TopicCatalogue.IDENTIFICATIONS, id, new byte[] {7});
    assertEquals(List.of("NOT_AN_EVENT"), log.deadLetters(TopicCatalogue.IDENTIFICATIONS, id));
    assertTheNextPasses("H-2");
  }

  @Test
  void aRecordOutOfItsBoundsIsADeadLetterAndTheNextIsKept() {
    ImmigrationRecord inverted = record("I", "R-I", ImmigrationStatus.PENDING);
    ImmigrationRecord broken =
        new ImmigrationRecord(
            "I",
            "R-I",
            ImmigrationStatus.PENDING,
            inverted.getValidFrom(),
            inverted.getValidFrom(),
            List.of(),
            null,
            false,
            null,
            null);
    log.recorded(broken, BEFORE);
    log.recorded(record("I", "R-I", ImmigrationStatus.CITIZEN), BEFORE);
    assertEquals(List.of("INVARIANT_BROKEN"), log.deadLetters(TopicCatalogue.RECORDS, "I"));
    awaitStatus("I", Optional.of("CITIZEN"));
  }

  @Test
  void aRecordThatTheDatabaseRefusesIsADeadLetterAndTheRestOfItsBatchIsKept() {
    log.recorded(record("J", "R-J", ImmigrationStatus.PENDING), BEFORE);
    log.write(TopicCatalogue.RECORDS, "J\0", null);
    log.recorded(record("J", "R-J", ImmigrationStatus.CITIZEN), BEFORE);
    assertEquals(List.of("INVARIANT_BROKEN"), log.deadLetters(TopicCatalogue.RECORDS, "J\0"));
    awaitStatus("J", Optional.of("CITIZEN"));
  }

  /** Who was identified as somebody who was forgotten meanwhile: nobody is told "no record". */
  @Test
  void anIdentificationOfASubjectWhoWasForgottenIsADeadLetter() {
    log.recorded(record("K", "R-K", ImmigrationStatus.CITIZEN), BEFORE);
    awaitStatus("K", Optional.of("CITIZEN"));
    RunningHop.VAULT.destroy(KeyId.ofSubject("K"), new Destruction(NOW, "a/0/0"));
    Identification found = identification("K-1", IdentificationOutcome.MATCH, "K");
    log.identified(found);
    assertEquals(
        List.of("ERASED"),
        log.deadLetters(
            TopicCatalogue.IDENTIFICATIONS, found.getContext().getBookingId().toString()));
    assertTheNextPasses("K-2");
    assertEquals(List.of(), log.determinations(found));
  }

  /** It may say that the person is a citizen: what was stated before it is not decided on. */
  @Test
  void anIdentificationOfASubjectOfWhomSomethingIsUnreadIsADeadLetter() {
    log.recorded(record("M", "R-M", ImmigrationStatus.REMOVABLE), BEFORE);
    awaitStatus("M", Optional.of("REMOVABLE"));
    log.write(TopicCatalogue.RECORDS, "M", new byte[] {(byte) 0xc3, 1, 8, 7, 6, 5, 4, 3, 2, 1, 0});
    Identification found = identification("M-1", IdentificationOutcome.GREY, "M");
    log.identified(found);
    assertEquals(
        List.of("INVARIANT_BROKEN"),
        log.deadLetters(
            TopicCatalogue.IDENTIFICATIONS, found.getContext().getBookingId().toString()));
    assertEquals(List.of("UNKNOWN_SCHEMA"), log.deadLetters(TopicCatalogue.RECORDS, "M"));
    assertTheNextPasses("M-2");
    assertEquals(List.of(), log.determinations(found));
  }

  /** As record owners wrote it before they had topics of their own. */
  @Test
  void aRecordOfTheFirstSchemaIsReadAsItWas() throws Exception {
    Schema first =
        EarlierSchemas.ALL.stream()
            .filter(schema -> schema.getName().equals("ImmigrationRecord"))
            .findFirst()
            .orElseThrow();
    GenericRecord record = new GenericData.Record(first);
    record.put("subjectId", "L");
    record.put("recordId", "R-L");
    Schema status = first.getField("status").schema();
    record.put("status", new GenericData.EnumSymbol(status, "PENDING"));
    record.put("validFrom", 0L);
    record.put("convictions", List.of());
    ByteBuffer value =
        new BinaryMessageEncoder<GenericRecord>(GenericData.get(), first).encode(record);
    log.write(TopicCatalogue.RECORDS, "L", value.array());
    Awaitility.await()
        .atMost(LONG)
        .until(() -> store.find("L", BOOKED_AT, Instant.parse("2100-01-01T00:00:00Z")).isPresent());
  }

  private void assertTheNextPasses(String tcn) {
    Identification next = identification(tcn, IdentificationOutcome.NO_MATCH, null);
    log.identified(next);
    assertEquals(ImmigrationStatus.UNKNOWN, log.determination(next).getStatus());
  }

  private void awaitStatus(String subject, Optional<String> status) {
    Awaitility.await()
        .atMost(LONG)
        .ignoreException(RecordUnread.class)
        .until(
            () ->
                store
                    .find(subject, BOOKED_AT, NOW)
                    .map(known -> known.statement().status().name())
                    .equals(status));
  }
}
