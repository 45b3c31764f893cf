package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.Withdrawn;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.policy.fact.Status;
import org.tenprint.vault.MemoryVault;

/** When something was last learned of a subject. */
class LearnedIT {
  private static final Instant FIRST = Instant.parse("2011-05-01T12:00:00.123456Z");
  private static final Instant SECOND = Instant.parse("2011-05-20T12:00:00Z");
  private static final Instant LAST = Instant.parse("2011-06-10T12:00:00Z");

  private final PostgresRecords records =
      new PostgresRecords(new TestDatabase().source(), new MemoryVault());

  @Test
  void itIsTheLatestOfWhatWasStatedCorrectedAndWithdrawnOfThatSubjectAlone() {
    assertEquals(Optional.empty(), records.learned("S"));
    apply(0, stated("R-1", 0, FIRST));
    assertEquals(Optional.of(FIRST), records.learned("S"));
    apply(1, stated("R-2", 1, SECOND));
    assertEquals(Optional.of(SECOND), records.learned("S"));
    apply(2, stated("R-3", 2, FIRST));
    assertEquals(Optional.of(SECOND), records.learned("S"), "its time runs back");
    apply(3, new Withdrawn("S", new LogAddress(0, 3), LAST));
    assertEquals(Optional.of(LAST), records.learned("S"));
    assertEquals(Optional.empty(), records.learned("T"));
  }

  private void apply(long offset, RecordChange change) {
    records.apply(List.of(change), Map.of(0, offset + 1));
  }

  private static RecordChange stated(String record, long offset, Instant learned) {
    Statement statement =
        new Statement("S", record, Status.PENDING, Instant.EPOCH, Optional.empty(), List.of());
    return new Stated(statement, "X", new LogAddress(0, offset), learned);
  }
}
