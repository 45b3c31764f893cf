package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.application.OtherLog;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.Unread;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.policy.fact.Status;
import org.tenprint.vault.MemoryVault;

/** By which logs the tables may be read on. */
class LogOfRecordsIT {
  private static final Instant FROM = Instant.parse("2009-01-01T00:00:00Z");

  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords records = new PostgresRecords(database.source(), new MemoryVault());

  @Test
  void aFirstStartReadsWhateverThereIs() {
    assertEquals(Map.of(), positions("one", Map.of()));
    assertEquals(Map.of(), positions("one", Map.of(0, 7L, 1, 0L)));
  }

  @Test
  void aLogThatEndsWhereItWasReadToOrFartherIsReadOn() {
    positions("one", Map.of(0, 3L));
    apply(3);
    assertEquals(Map.of(0, 3L), positions("one", Map.of(0, 3L)));
    assertEquals(Map.of(0, 3L), positions("one", Map.of(0, 3_000L, 1, 5L)), "with a new partition");
  }

  /** The tables of the release before do not say of which log they are. */
  @Test
  void tablesOfBeforeAreOfTheLogThatIsThere() {
    apply(3);
    assertEquals(Map.of(0, 3L), positions("one", Map.of(0, 3L)));
    assertThrows(OtherLog.class, () -> positions("two", Map.of(0, 3L)));
  }

  @Test
  void tablesOfBeforeThatGoBeyondTheEndAreOfAnother() {
    apply(3);
    assertThrows(OtherLog.class, () -> positions("one", Map.of(0, 2L)));
  }

  @Test
  void anotherLogIsRefusedHoweverLongItIs() {
    positions("one", Map.of(0, 3L));
    apply(3);
    assertThrows(OtherLog.class, () -> positions("two", Map.of(0, 9L)));
    assertThrows(OtherLog.class, () -> positions("two", Map.of(0, 9L)), "nor is it at the next");
    assertThrows(OtherLog.class, () -> positions("one", Map.of(0, 9L)), "nor the first again");
  }

  /** What is taken between starts that fail makes the log as long as it was. */
  @Test
  void aLogThatLostItsEndStaysRefusedWhenItHasGrownAgain() {
    positions("one", Map.of(0, 3L));
    apply(3);
    assertThrows(OtherLog.class, () -> positions("one", Map.of(0, 2L)));
    assertThrows(OtherLog.class, () -> positions("one", Map.of(0, 9L)));
  }

  @Test
  void aPartitionThatIsGoneIsALostEnd() {
    positions("one", Map.of(0, 3L));
    apply(3);
    assertThrows(OtherLog.class, () -> positions("one", Map.of(1, 9L)));
  }

  /** It would be read from before the end; what was applied goes beyond it all the same. */
  @Test
  void whatWaitsToBeReadHidesNoLostEnd() {
    positions("one", Map.of(0, 3L));
    records.apply(List.of(new Unread("S", true, new LogAddress(0, 0))), Map.of(0, 3L));
    assertEquals(Map.of(0, 0L), positions("one", Map.of(0, 3L)));
    assertThrows(OtherLog.class, () -> positions("one", Map.of(0, 2L)));
  }

  /** The log is asked after the tables: what another instance applies meanwhile is no lost end. */
  @Test
  void anotherInstanceMayApplyMeanwhile() {
    positions("one", Map.of(0, 3L));
    apply(3);
    Map<Integer, Long> next =
        records.positions(
            () -> {
              LogExtent asked = new LogExtent("one", Map.of(0, 3L));
              records.apply(List.of(), Map.of(0, 5L));
              return asked;
            });
    assertEquals(Map.of(0, 5L), next);
  }

  @Test
  void tablesThatAreMadeAnewAreOfTheLogThatIsThere() {
    positions("one", Map.of(0, 3L));
    apply(3);
    assertThrows(OtherLog.class, () -> positions("two", Map.of(0, 2L)));
    database.change("TRUNCATE immigration_record, record_unread, feed_position, feed_log CASCADE");
    assertEquals(Map.of(), positions("two", Map.of(0, 2L)));
    apply(1);
    assertEquals(Map.of(0, 1L), positions("two", Map.of(0, 2L)));
  }

  private Map<Integer, Long> positions(String id, Map<Integer, Long> ends) {
    return records.positions(() -> new LogExtent(id, ends));
  }

  private void apply(long next) {
    Statement said = new Statement("S", "R", Status.PENDING, FROM, Optional.empty(), List.of());
    records.apply(
        List.of(new Stated(said, "X", new LogAddress(0, next - 1), FROM)), Map.of(0, next));
  }
}
