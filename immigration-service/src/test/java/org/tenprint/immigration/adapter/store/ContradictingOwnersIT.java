package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.TakenBack;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.policy.fact.Status;
import org.tenprint.vault.MemoryVault;

/** An owner's later record does not silence another who says that the person is a citizen. */
class ContradictingOwnersIT {
  private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant YEAR_2005 = Instant.parse("2005-01-01T00:00:00Z");
  private static final Instant YEAR_2010 = Instant.parse("2010-01-01T00:00:00Z");
  private static final Instant YEAR_2011 = Instant.parse("2011-01-01T00:00:00Z");
  private static final Instant LEARNED = Instant.parse("2011-05-01T12:00:00Z");
  private static final Instant LAST = Instant.parse("2011-06-10T12:00:00Z");

  private final PostgresRecords records =
      new PostgresRecords(new TestDatabase().source(), new MemoryVault());
  private long next;

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"CITIZEN"},
      mode = EnumSource.Mode.EXCLUDE)
  void aCitizenOfOneOwnerIsOneWhateverAnotherSaysLater(Status later) {
    stated("X", "R-1", Status.CITIZEN, YEAR_2000, null);
    stated("Y", "R-2", later, YEAR_2010, null);
    assertEquals(Optional.of(Status.CITIZEN), status(YEAR_2011));
    assertEquals(Optional.of("R-1"), record(YEAR_2011), "whose record it names");
  }

  /** The mirror image: who is a citizen since later is so by the record that says it. */
  @Test
  void aCitizenSinceLaterIsOneAsBefore() {
    stated("X", "R-1", Status.CITIZEN, YEAR_2010, null);
    stated("Y", "R-2", Status.REMOVABLE, YEAR_2000, null);
    assertEquals(Optional.of("R-1"), record(YEAR_2011));
    assertEquals(Optional.of("R-2"), record(YEAR_2005));
  }

  /** It knows its own people: what it says later of the same person is what it says. */
  @Test
  void whatAnOwnerSaysLaterItselfCounts() {
    stated("X", "R-1", Status.CITIZEN, YEAR_2000, null);
    stated("X", "R-2", Status.PENDING, YEAR_2005, null);
    assertEquals(Optional.of("R-2"), record(YEAR_2011));
    stated("Y", "R-3", Status.REMOVABLE, YEAR_2010, null);
    assertEquals(Optional.of("R-3"), record(YEAR_2011));
    assertEquals(Optional.of("R-2"), record(YEAR_2005));
  }

  @Test
  void aCitizenWhoIsNoneOnTheDayOrWasTakenBackIsNone() {
    stated("X", "R-1", Status.CITIZEN, YEAR_2000, YEAR_2005);
    stated("Y", "R-2", Status.REMOVABLE, YEAR_2000, null);
    assertEquals(Optional.of("R-2"), record(YEAR_2011));
    stated("Z", "R-3", Status.CITIZEN, YEAR_2000, null);
    assertEquals(Optional.of("R-3"), record(YEAR_2011));
    LogAddress at = new LogAddress(0, next++);
    records.apply(List.of(new TakenBack("S", "Z", Optional.of("R-3"), at, LAST)), Map.of(0, next));
    assertEquals(Optional.of("R-2"), record(YEAR_2011));
  }

  /** Nobody knows whether they are of one owner: each may be another's. */
  @Test
  void aRecordOfNobodysSpeaksForItself() {
    stated("", "R-1", Status.CITIZEN, YEAR_2000, null);
    stated("", "R-2", Status.REMOVABLE, YEAR_2010, null);
    assertEquals(Optional.of("R-1"), record(YEAR_2011));
    stated("X", "R-1", Status.PENDING, YEAR_2000, null);
    assertEquals(Optional.of("R-2"), record(YEAR_2011));
  }

  @Test
  void ofSeveralCitizensTheLatestCounts() {
    stated("X", "R-1", Status.CITIZEN, YEAR_2000, null);
    stated("Y", "R-2", Status.CITIZEN, YEAR_2005, null);
    stated("Z", "R-3", Status.REMOVABLE, YEAR_2010, null);
    assertEquals(Optional.of("R-2"), record(YEAR_2011));
  }

  private void stated(String owner, String record, Status status, Instant from, Instant to) {
    Statement said = new Statement("S", record, status, from, Optional.ofNullable(to), List.of());
    LogAddress at = new LogAddress(0, next++);
    records.apply(List.of(new Stated(said, owner, at, LEARNED)), Map.of(0, next));
  }

  private Optional<Status> status(Instant trueAt) {
    return records.find("S", trueAt, LAST).map(known -> known.statement().status());
  }

  private Optional<String> record(Instant trueAt) {
    return records.find("S", trueAt, LAST).map(known -> known.statement().recordId());
  }
}
