package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.application.RecordUnread;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.Unread;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.policy.fact.Status;
import org.tenprint.vault.MemoryVault;

/** What is listed as not read, and comes again as something else. */
class RelistedRecordsIT {
  private static final Instant FROM = Instant.parse("2009-01-01T00:00:00Z");
  private static final Instant LEARNED = Instant.parse("2011-05-01T12:00:00Z");
  private static final String LISTED = "SELECT count(*) FROM record_unread";

  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords records = new PostgresRecords(database.source(), new MemoryVault());

  /** Of a schema that one reader lacks; the next has it, and finds the record out of its bounds. */
  @Test
  void whatTurnsOutToBeReadByNobodyIsEndedByTheNextStatement() {
    apply(stated(0, "S", Status.REMOVABLE), unread(1, "S", true));
    apply(unread(1, "S", false));
    assertThrows(RecordUnread.class, () -> status("S"));
    assertEquals(Map.of(0, 2L), records.positions(TestDatabase::log), "nobody need read it again");
    apply(unread(1, "S", true));
    assertEquals(
        Map.of(0, 2L),
        records.positions(TestDatabase::log),
        "who lacks the schema knows no better");
    apply(stated(2, "S", Status.CITIZEN));
    assertEquals(Optional.of(Status.CITIZEN), status("S"));
    assertEquals(0, database.number(LISTED));
  }

  @Test
  void soItIsInTheBatchThatFindsIt() {
    apply(unread(0, "S", true), stated(1, "S", Status.PENDING), unread(2, "T", true));
    RecordChange waited = stated(1, "S", Status.PENDING);
    apply(unread(0, "S", false), waited, stated(3, "S", Status.CITIZEN));
    assertEquals(Optional.of(Status.CITIZEN), status("S"));
    assertThrows(RecordUnread.class, () -> status("T"));
    assertEquals(2, database.number("SELECT count(*) FROM immigration_record"));
    assertEquals(1, database.number(LISTED));
  }

  /** The topic was made anew and is read from its start: its addresses are those of others. */
  @Test
  void whatStandsWhereAnothersWasIsListedInItsPlace() {
    apply(unread(0, "S", true), unread(1, "S", true));
    database.change("DELETE FROM feed_position");
    RecordChange behind = stated(1, "T", Status.CITIZEN);
    apply(unread(0, "T", true), behind, stated(2, "S", Status.PENDING));
    assertEquals(Optional.of(Status.PENDING), status("S"));
    assertThrows(RecordUnread.class, () -> status("T"));
    assertEquals(2, database.number(LISTED));
    apply(stated(0, "T", Status.REMOVABLE), behind);
    assertEquals(Optional.of(Status.CITIZEN), status("T"));
    assertEquals(0, database.number(LISTED));
  }

  private void apply(RecordChange... changes) {
    long last = changes[changes.length - 1].origin().offset();
    records.apply(List.of(changes), Map.of(0, last + 1));
  }

  private Optional<Status> status(String subject) {
    return records
        .find(subject, LEARNED, LEARNED.plusSeconds(60))
        .map(known -> known.statement().status());
  }

  private static Unread unread(long offset, String subject, boolean elsewhere) {
    return new Unread(subject, elsewhere, new LogAddress(0, offset));
  }

  private static Stated stated(long offset, String subject, Status status) {
    Statement said = new Statement(subject, "R", status, FROM, Optional.empty(), List.of());
    return new Stated(said, "X", new LogAddress(0, offset), LEARNED);
  }
}
