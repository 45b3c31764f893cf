package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.application.ChangesRefused;
import org.tenprint.immigration.application.RecordUnread;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.TakenBack;
import org.tenprint.immigration.domain.RecordChange.Unread;
import org.tenprint.immigration.domain.RecordChange.Withdrawn;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.policy.fact.Status;
import org.tenprint.vault.Destruction;
import org.tenprint.vault.KeyDestroyed;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.MemoryVault;

/**
 * What could not be read is not as if it had never been said: not of one instance, and not of one
 * that passed over it before another, which can read it.
 */
class UnreadRecordsIT {
  private static final Instant FROM = Instant.parse("2009-01-01T00:00:00Z");
  private static final Instant BOOKED = Instant.parse("2011-01-01T00:00:00Z");
  private static final Instant LEARNED = Instant.parse("2011-05-01T12:00:00Z");
  private static final Instant LAST = Instant.parse("2011-06-10T12:00:00Z");
  private static final String LISTED = "SELECT count(*) FROM record_unread";

  private final MemoryVault vault = new MemoryVault();
  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords records = new PostgresRecords(database.source(), vault);

  @Test
  void nothingIsAnsweredOfItsSubjectAndOthersAre() {
    apply(stated(0, "S", Status.REMOVABLE), stated(1, "T", Status.PENDING), unread(2, "S", true));
    RecordUnread unread = assertThrows(RecordUnread.class, () -> status("S"));
    assertTrue(unread.getMessage().endsWith("partition 0 offset 2"), unread.getMessage());
    assertEquals(Optional.of(Status.PENDING), status("T"));
    assertEquals(Optional.empty(), status("nobody"));
  }

  @Test
  void aSubjectOfWhomNothingElseIsKnownIsNotWithoutARecord() {
    apply(unread(0, "S", true), unread(1, "T", false));
    assertThrows(RecordUnread.class, () -> status("S"));
    assertThrows(RecordUnread.class, () -> status("T"));
  }

  /** What the reader lacks: what is behind it waits, and is applied in its order by the next. */
  @Test
  void whoCanReadItAppliesItAndWhatIsBehindItInTheLogsOrder() {
    RecordChange lost = stated(1, "S", Status.REMOVABLE);
    RecordChange behind = stated(3, "S", Status.CITIZEN);
    apply(stated(0, "S", Status.PENDING), unread(1, "S", true), stated(2, "T", Status.PENDING));
    apply(behind, stated(4, "T", Status.PENDING));
    assertThrows(RecordUnread.class, () -> status("S"));
    assertEquals(
        Map.of(0, 1L), records.positions(TestDatabase::log), "where the next reader begins");
    apply(lost);
    assertThrows(RecordUnread.class, () -> status("S"), "the last is not applied yet");
    assertEquals(Map.of(0, 3L), records.positions(TestDatabase::log));
    apply(behind);
    assertEquals(Optional.of(Status.CITIZEN), status("S"));
    assertEquals(Map.of(0, 5L), records.positions(TestDatabase::log));
    assertEquals(0, database.number(LISTED));
  }

  @Test
  void whatAnotherInstanceHasReadIsNotUnread() {
    apply(stated(0, "S", Status.CITIZEN), stated(1, "T", Status.PENDING));
    apply(unread(0, "S", true));
    assertEquals(Optional.of(Status.CITIZEN), status("S"));
    apply(stated(0, "S", Status.CITIZEN));
    assertEquals(2, database.number("SELECT count(*) FROM immigration_record"));
  }

  /** Nobody will ever read it: its owner states it again, as the runbook says. */
  @Test
  void whatNobodyCanReadIsUnreadUntilTheNextStatement() {
    apply(stated(0, "S", Status.REMOVABLE), unread(1, "S", false), stated(2, "T", Status.PENDING));
    assertThrows(RecordUnread.class, () -> status("S"));
    assertEquals(Map.of(0, 3L), records.positions(TestDatabase::log), "nobody need read it again");
    apply(new TakenBack("S", "X", Optional.of("another"), at(3), LAST));
    assertThrows(RecordUnread.class, () -> status("S"), "that says nothing of it");
    apply(stated(4, "S", Status.CITIZEN));
    assertEquals(Optional.of(Status.CITIZEN), status("S"));
    assertEquals(0, database.number(LISTED));
  }

  @Test
  void aWithdrawalEndsIt() {
    apply(
        unread(0, "S", true),
        stated(1, "S", Status.REMOVABLE),
        unread(2, "S", false),
        new Withdrawn("S", at(3), LAST));
    assertEquals(Optional.empty(), status("S"));
    apply(stated(1, "S", Status.REMOVABLE));
    assertEquals(Optional.empty(), status("S"), "what waited was withdrawn");
    assertEquals(0, database.number(LISTED));
  }

  @Test
  void ofWhoIsForgottenNothingIsListed() {
    apply(unread(0, "S", true), unread(1, "T", true), stated(2, "T", Status.CITIZEN));
    vault.ensure(KeyId.ofSubject("S"));
    vault.destroy(KeyId.ofSubject("S"), new Destruction(LAST, "a/0/0"));
    assertThrows(KeyDestroyed.class, () -> status("S"));
    apply(unread(0, "S", true), unread(3, "S", true));
    assertEquals(2, database.number(LISTED));
    records.forget(KeyId.ofSubject("T").text());
    assertEquals(0, database.number(LISTED));
  }

  @Test
  void itIsListedWithThePositionsOrNotAtAll() {
    List<RecordChange> broken =
        List.of(
            stated(0, "S", Status.PENDING), unread(1, "S", true), stated(0, "T", Status.CITIZEN));
    assertThrows(ChangesRefused.class, () -> records.apply(broken, Map.of(0, 2L)));
    assertEquals(0, database.number(LISTED));
    assertEquals(Map.of(), records.positions(TestDatabase::log));
  }

  /** One of the release before knows nothing of what waits. */
  @Test
  void whatWasOvertakenIsNotAppliedOutOfItsOrder() {
    apply(unread(0, "S", true), stated(1, "S", Status.CITIZEN));
    database.change("DELETE FROM record_unread WHERE topic_offset = 1");
    apply(stated(2, "T", Status.PENDING));
    insertAsBefore(1);
    apply(stated(0, "S", Status.REMOVABLE));
    assertThrows(RecordUnread.class, () -> status("S"));
  }

  private void insertAsBefore(long offset) {
    database.change(
        """
        INSERT INTO immigration_record (origin_partition, origin_offset, subject_id, owner,
          record_id, facts, subject_key, valid_from, valid_to, recorded_from)
        VALUES (0, %d, 'S', 'X', 'R', '', '%s', '2009-01-01', 'infinity', '2011-05-01')
        """
            .formatted(offset, KeyId.ofSubject("S").text()));
  }

  /**
   * Instances that can and cannot read, in batches of their own that overlap: whoever can read all
   * has the tables in the end as they are when they are made anew, and never answers otherwise.
   */
  @Test
  void howeverInstancesShareItTheTablesAreAsWhenTheyAreMadeAnew() throws SQLException {
    Random random = new Random(269);
    TestDatabase whole = new TestDatabase();
    PostgresRecords anew = new PostgresRecords(whole.source(), vault);
    for (int round = 0; round < 5; round++) {
      List<RecordChange> log = drawn(random, round);
      anew.apply(log, Map.of(round, (long) log.size()));
      int behind = 0;
      int ahead = 0;
      while (behind < log.size() || ahead < log.size()) {
        boolean reads = random.nextBoolean();
        int from = reads ? behind : ahead;
        int to = Math.min(log.size(), from + 1 + random.nextInt(6));
        List<RecordChange> batch = new ArrayList<>(log.subList(from, to));
        if (!reads) {
          batch.replaceAll(change -> mute(change) ? asUnread(change) : change);
        }
        records.apply(batch, Map.of(round, (long) to));
        behind = reads ? to : behind;
        ahead = reads ? ahead : to;
      }
      assertEquals(0, database.number(LISTED), "round " + round);
      assertEquals(rows(whole), rows(database), "round " + round);
    }
  }

  private static boolean mute(RecordChange change) {
    return change.origin().offset() % 5 == 2;
  }

  private static RecordChange asUnread(RecordChange change) {
    return new Unread(change.subjectId(), true, change.origin());
  }

  /** Each round has a partition and people of its own. */
  private static List<RecordChange> drawn(Random random, int round) {
    List<RecordChange> log = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String subject = "S-%d-%d".formatted(round, random.nextInt(4));
      Instant learned = LEARNED.plusSeconds(random.nextInt(100));
      String record = "R-" + random.nextInt(3);
      LogAddress at = new LogAddress(round, i);
      Status status = Status.values()[random.nextInt(3)];
      log.add(
          random.nextInt(4) == 0
              ? new TakenBack(subject, "X", Optional.of(record), at, learned)
              : new Stated(
                  new Statement(subject, record, status, FROM, Optional.empty(), List.of()),
                  "X",
                  at,
                  learned));
    }
    return log;
  }

  private static List<String> rows(TestDatabase database) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = database.source().getConnection();
        java.sql.Statement all = connection.createStatement();
        ResultSet row =
            all.executeQuery(
                "SELECT r::text FROM immigration_record r ORDER BY origin_partition,"
                    + " origin_offset")) {
      while (row.next()) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }

  /** The release before runs on beside the one that brings the table, and may start again. */
  @Test
  void theReleaseBeforeStartsOnADatabaseThatHasTheTable(@TempDir Path earlier) throws IOException {
    for (String name :
        List.of("V1__immigration_records.sql", "V2__owners.sql", "V3__sealed_facts.sql")) {
      try (InputStream in = getClass().getResourceAsStream("/db/migration/" + name)) {
        Files.copy(in, earlier.resolve(name));
      }
    }
    Flyway before =
        Flyway.configure().dataSource(database.source()).locations("filesystem:" + earlier).load();
    assertDoesNotThrow(before::migrate);
    assertEquals(0, database.number(LISTED));
  }

  private void apply(RecordChange... changes) {
    long last = changes[changes.length - 1].origin().offset();
    records.apply(List.of(changes), Map.of(0, last + 1));
  }

  private Optional<Status> status(String subject) {
    return records.find(subject, BOOKED, LAST).map(known -> known.statement().status());
  }

  private static Unread unread(long offset, String subject, boolean elsewhere) {
    return new Unread(subject, elsewhere, at(offset));
  }

  private static Stated stated(long offset, String subject, Status status) {
    Statement said = new Statement(subject, "R", status, FROM, Optional.empty(), List.of());
    return new Stated(said, "X", at(offset), LEARNED);
  }

  private static LogAddress at(long offset) {
    return new LogAddress(0, offset);
  }
}
