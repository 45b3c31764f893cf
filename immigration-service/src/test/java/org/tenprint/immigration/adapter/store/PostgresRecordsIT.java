package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.application.ChangesRefused;
import org.tenprint.immigration.application.StoreUnavailable;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.TakenBack;
import org.tenprint.immigration.domain.RecordChange.Withdrawn;
import org.tenprint.immigration.domain.StatedConviction;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.policy.fact.Status;
import org.tenprint.policy.offence.OffenceClass;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.MemoryVault;
import org.tenprint.vault.VaultUnavailable;

class PostgresRecordsIT {
  private static final Instant YEAR_2009 = Instant.parse("2009-01-01T00:00:00Z");
  private static final Instant YEAR_2010 = Instant.parse("2010-01-01T00:00:00Z");
  private static final Instant YEAR_2011 = Instant.parse("2011-01-01T00:00:00Z");
  private static final Instant LEARNED = Instant.parse("2011-05-01T12:00:00.123456Z");
  private static final Instant LATER = Instant.parse("2011-05-20T12:00:00Z");
  private static final Instant LAST = Instant.parse("2011-06-10T12:00:00Z");

  private final TestDatabase database = new TestDatabase();
  private final MemoryVault vault = new MemoryVault();
  private final PostgresRecords records = new PostgresRecords(database.source(), vault);

  @Test
  void aStatementIsTrueInItsIntervalAndKnownFromWhenItWasLearned() {
    apply(stated(0, LEARNED, "R", Status.PENDING, YEAR_2009, YEAR_2010));
    assertEquals(Optional.of(Status.PENDING), status(YEAR_2009, LEARNED));
    assertEquals(Optional.of(Status.PENDING), status(YEAR_2010.minusNanos(1000), LAST));
    assertEquals(Optional.empty(), status(YEAR_2010, LAST));
    assertEquals(Optional.empty(), status(YEAR_2009.minusNanos(1000), LAST));
    assertEquals(Optional.empty(), status(YEAR_2009, LEARNED.minusNanos(1000)));
  }

  @Test
  void aCorrectionReplacesTheRecordFromThenOnAndNotBefore() {
    apply(
        stated(0, LEARNED, "R", Status.REMOVABLE, YEAR_2009, null),
        stated(1, LATER, "R", Status.CITIZEN, YEAR_2009, null));
    assertEquals(Optional.of(Status.REMOVABLE), status(YEAR_2011, LATER.minusNanos(1000)));
    assertEquals(Optional.of(Status.CITIZEN), status(YEAR_2011, LATER));
    assertEquals(2, database.number("SELECT count(*) FROM immigration_record"));
  }

  @Test
  void aCorrectionThatShortensTheRecordLeavesTheRestUnknown() {
    apply(
        stated(0, LEARNED, "R", Status.PENDING, YEAR_2009, null),
        stated(1, LATER, "R", Status.PENDING, YEAR_2009, YEAR_2010));
    assertEquals(Optional.of(Status.PENDING), status(YEAR_2011, LEARNED));
    assertEquals(Optional.empty(), status(YEAR_2011, LATER));
  }

  @Test
  void ofSeveralRecordsTheOneTrueSinceTheLatestInstantCountsInWhateverOrderTheyCame() {
    apply(
        stated(0, LEARNED, "R-2", Status.LAWFUL_PERMANENT_RESIDENT, YEAR_2010, null),
        stated(1, LATER, "R-1", Status.PENDING, YEAR_2009, null));
    assertEquals(Optional.of(Status.LAWFUL_PERMANENT_RESIDENT), status(YEAR_2011, LAST));
    assertEquals(Optional.of(Status.PENDING), status(YEAR_2009, LAST));
  }

  @Test
  void timestampsThatRunBackNeitherHideNorInvertWhatCameLater() {
    apply(
        stated(0, LATER, "R", Status.PENDING, YEAR_2009, null),
        stated(1, LEARNED, "R", Status.REMOVABLE, YEAR_2009, null));
    assertEquals(Optional.empty(), status(YEAR_2011, LEARNED));
    assertEquals(Optional.of(Status.REMOVABLE), status(YEAR_2011, LATER));
    apply(new Withdrawn("S", at(2), LEARNED));
    assertEquals(Optional.empty(), status(YEAR_2011, LAST));
  }

  @Test
  void aWithdrawalClosesAllThatWasKnownAndErasesNothing() {
    apply(
        stated(0, LEARNED, "R-1", Status.PENDING, YEAR_2009, null),
        stated(1, LEARNED, "R-2", Status.REMOVABLE, YEAR_2010, null),
        new Withdrawn("S", at(2), LATER));
    assertEquals(Optional.empty(), status(YEAR_2011, LATER));
    assertEquals(Optional.of(Status.REMOVABLE), status(YEAR_2011, LATER.minusNanos(1000)));
    apply(stated(3, LAST, "R-1", Status.CITIZEN, YEAR_2009, null));
    assertEquals(Optional.empty(), status(YEAR_2011, LAST.minusNanos(1000)));
    assertEquals(Optional.of(Status.CITIZEN), status(YEAR_2011, LAST));
    assertEquals(3, database.number("SELECT count(*) FROM immigration_record"));
  }

  @Test
  void anOwnerCorrectsAndTakesBackItsOwnAndNoOthers() {
    apply(
        stated("X", 0, LEARNED, "R", Status.PENDING, YEAR_2009, null),
        stated("Y", 1, LEARNED, "R", Status.CITIZEN, YEAR_2010, null),
        stated("X", 2, LATER, "R", Status.REMOVABLE, YEAR_2009, null));
    assertEquals(Optional.of(Status.CITIZEN), status(YEAR_2011, LATER));
    assertEquals(Optional.of(Status.REMOVABLE), status(YEAR_2009, LATER));
    apply(back("X", Optional.of("other"), 3), back("Z", Optional.empty(), 4));
    assertEquals(Optional.of(Status.CITIZEN), status(YEAR_2011, LAST));
    apply(back("Y", Optional.of("R"), 5));
    assertEquals(Optional.of(Status.REMOVABLE), status(YEAR_2011, LAST));
    apply(back("X", Optional.empty(), 6));
    assertEquals(Optional.empty(), status(YEAR_2011, LAST));
    assertEquals(Optional.of(Status.CITIZEN), status(YEAR_2011, LAST.minusNanos(1000)));
  }

  /** Of a time when every owner wrote to one topic: nobody knows whose it is. */
  @Test
  void aRecordOfNobodysIsCorrectedAndTakenBackByWhoeverStatesIt() {
    apply(
        stated("", 0, LEARNED, "R", Status.PENDING, YEAR_2009, null),
        stated("", 1, LEARNED, "R-2", Status.PENDING, YEAR_2009, null),
        stated("X", 2, LATER, "R", Status.CITIZEN, YEAR_2009, null));
    assertEquals(
        2,
        database.number("SELECT count(*) FROM immigration_record WHERE recorded_to = 'infinity'"));
    apply(back("Y", Optional.of("R-2"), 3));
    assertEquals(
        1,
        database.number("SELECT count(*) FROM immigration_record WHERE recorded_to = 'infinity'"));
    assertEquals(Optional.of(Status.CITIZEN), status(YEAR_2011, LAST));
  }

  /** Who names no record has no say in what may be another's. */
  @Test
  void whoTakesBackAllOfItsOwnLeavesWhatIsNobodys() {
    apply(
        stated("", 0, LEARNED, "R", Status.REMOVABLE, YEAR_2009, null),
        stated("X", 1, LEARNED, "R-2", Status.PENDING, YEAR_2010, null),
        back("Y", Optional.empty(), 2));
    assertEquals(Optional.of(Status.PENDING), status(YEAR_2011, LAST));
    apply(back("X", Optional.empty(), 3));
    assertEquals(Optional.of(Status.REMOVABLE), status(YEAR_2011, LAST));
    apply(stated("", 4, LAST, "R", Status.CITIZEN, YEAR_2009, null));
    assertEquals(Optional.of(Status.CITIZEN), status(YEAR_2011, LAST));
    apply(back("", Optional.empty(), 5));
    assertEquals(Optional.empty(), status(YEAR_2011, LAST));
  }

  private static TakenBack back(String owner, Optional<String> record, long offset) {
    return new TakenBack("S", owner, record, at(offset), LAST);
  }

  @Test
  void anotherSubjectsRecordsStay() {
    apply(
        stated(0, LEARNED, "R", Status.PENDING, YEAR_2009, null),
        new Withdrawn("other", at(1), LATER));
    assertEquals(Optional.of(Status.PENDING), status(YEAR_2011, LAST));
  }

  @Test
  void convictionsAndOriginComeBackAsTheyWere() {
    List<StatedConviction> convictions =
        List.of(
            new StatedConviction(
                "1399", LocalDate.parse("2006-02-28"), OffenceClass.FELONY, Optional.of("P24M")),
            new StatedConviction(
                "0911",
                LocalDate.parse("1999-12-31"),
                OffenceClass.AGGRAVATED_FELONY,
                Optional.empty()));
    Statement statement =
        new Statement("S", "R", Status.REMOVABLE, YEAR_2009, Optional.of(LATER), convictions);
    records.apply(
        List.of(new Stated(statement, "X", new LogAddress(3, 41), LEARNED)), Map.of(3, 42L));
    assertEquals(
        Optional.of(new KnownStatement(statement, new LogAddress(3, 41))),
        records.find("S", YEAR_2010, LAST));
  }

  @Test
  void whatWasAppliedBeforeIsPassedOver() {
    Stated change = stated(0, LEARNED, "R", Status.PENDING, YEAR_2009, null);
    Stated next = stated(1, LATER, "R", Status.CITIZEN, YEAR_2009, null);
    records.apply(List.of(change), Map.of(0, 1L));
    records.apply(List.of(change, next), Map.of(0, 2L));
    records.apply(List.of(change), Map.of(0, 1L));
    assertEquals(Map.of(0, 2L), records.positions(TestDatabase::log));
    assertEquals(2, database.number("SELECT count(*) FROM immigration_record"));
    assertEquals(Optional.of(Status.CITIZEN), status(YEAR_2011, LAST));
  }

  @Test
  void recordsAndPositionsChangeTogetherOrNotAtAll() {
    Stated good = stated(0, LEARNED, "R", Status.PENDING, YEAR_2009, null);
    Stated sameAddress = stated(0, LATER, "R", Status.CITIZEN, YEAR_2009, null);
    List<RecordChange> broken = List.of(good, sameAddress);
    assertThrows(ChangesRefused.class, () -> records.apply(broken, Map.of(0, 2L)));
    assertEquals(Map.of(), records.positions(TestDatabase::log));
    assertEquals(0, database.number("SELECT count(*) FROM immigration_record"));
  }

  @Test
  void whatItCanNeverKeepIsNamedAndTheRestCanBeKept() {
    Stated first = stated(0, LEARNED, "R", Status.PENDING, YEAR_2009, null);
    Withdrawn endOfText = new Withdrawn("S\0", at(1), LATER);
    Instant never = Instant.ofEpochMilli(Long.MAX_VALUE);
    Stated beyondTime = stated(2, never, "R", Status.REMOVABLE, YEAR_2009, null);
    Stated last = stated(3, LATER, "R", Status.CITIZEN, YEAR_2009, null);
    ChangesRefused refused =
        assertThrows(
            ChangesRefused.class,
            () -> records.apply(List.of(first, endOfText, beyondTime, last), Map.of(0, 4L, 1, 7L)));
    assertEquals(Map.of(at(1), "22021", at(2), "22008"), refused.refused());
    assertEquals(Map.of(), records.positions(TestDatabase::log));
    records.apply(List.of(first, last), Map.of(0, 4L, 1, 7L));
    assertEquals(Map.of(0, 4L, 1, 7L), records.positions(TestDatabase::log));
    assertEquals(Optional.of(Status.CITIZEN), status(YEAR_2011, LAST));
    assertEquals(2, database.number("SELECT count(*) FROM immigration_record"));
  }

  /** Nothing is known of it, nothing more is kept, and who asks is not told "no record". */
  @Test
  void whoAsksForASubjectWhoWasForgottenIsNotAnswered() {
    apply(stated(0, LEARNED, "R", Status.CITIZEN, YEAR_2009, null));
    vault.destroy(KeyId.ofSubject("S"), new Destruction(LATER, "a/0/0"));
    assertThrows(KeyDestroyed.class, () -> status(YEAR_2011, LAST));
    apply(stated(1, LATER, "R", Status.REMOVABLE, YEAR_2009, null));
    assertEquals(
        0,
        database.number("SELECT count(*) FROM immigration_record WHERE recorded_to = 'infinity'"));
    assertThrows(KeyDestroyed.class, () -> status(YEAR_2009, LAST));
  }

  /** A key that is not there is no answer: it may come back, and the person may be known. */
  @Test
  void withoutTheKeyNothingIsAnswered() {
    apply(stated(0, LEARNED, "R", Status.CITIZEN, YEAR_2009, null));
    PostgresRecords other = new PostgresRecords(database.source(), new MemoryVault());
    assertThrows(VaultUnavailable.class, () -> other.find("S", YEAR_2011, LAST));
  }

  @Test
  void aRowInThePlaceOfAnotherDoesNotOpen() throws SQLException {
    apply(
        stated(0, LEARNED, "R", Status.CITIZEN, YEAR_2009, null),
        stated(1, LATER, "R", Status.REMOVABLE, YEAR_2009, null));
    database.change(
        "UPDATE immigration_record SET facts = (SELECT facts FROM immigration_record WHERE"
            + " origin_offset = 0) WHERE origin_offset = 1");
    assertThrows(IllegalStateException.class, () -> status(YEAR_2011, LAST));
  }

  @Test
  void aDatabaseThatCannotBeReachedIsAway() throws SQLException {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setURL("jdbc:postgresql://127.0.0.1:1/none");
    PostgresRecords away = new PostgresRecords(nowhere, vault);
    assertThrows(StoreUnavailable.class, () -> away.positions(TestDatabase::log));
  }

  private void apply(RecordChange... changes) {
    long last = changes[changes.length - 1].origin().offset();
    records.apply(List.of(changes), Map.of(0, last + 1));
  }

  private Optional<Status> status(Instant trueAt, Instant knownAt) {
    return records.find("S", trueAt, knownAt).map(known -> known.statement().status());
  }

  private static Stated stated(
      long offset, Instant learned, String record, Status status, Instant from, Instant to) {
    return stated("X", offset, learned, record, status, from, to);
  }

  private static Stated stated(
      String owner,
      long offset,
      Instant learned,
      String record,
      Status status,
      Instant from,
      Instant to) {
    Statement said = new Statement("S", record, status, from, Optional.ofNullable(to), List.of());
    return new Stated(said, owner, at(offset), learned);
  }

  private static LogAddress at(long offset) {
    return new LogAddress(0, offset);
  }
}
