package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.Withdrawn;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.policy.fact.Status;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.MemoryVault;

/**
 * Who forgets a subject says so on the log before it drops the rows: the one who reads that closes
 * the same rows in the same moment, and finds them by another index, in another order.
 */
class ForgottenWhileReadIT {
  private static final String BLOCKED =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND wait_event_type = 'Lock'";
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Instant YEAR_2009 = Instant.parse("2009-01-01T00:00:00Z");
  private static final Instant LEARNED = Instant.parse("2011-05-01T12:00:00Z");

  private final TestDatabase database = new TestDatabase();
  private final PostgresRecords records = new PostgresRecords(database.source(), new MemoryVault());

  @BeforeEach
  void twoOwnersState() {
    records.apply(List.of(stated("registry", 0), stated("courts", 1)), Map.of(0, 2L));
  }

  private static Stated stated(String owner, long offset) {
    Statement said =
        new Statement(
            "S",
            "R",
            Status.CITIZEN,
            Instant.parse("2009-01-01T00:00:00Z"),
            Optional.empty(),
            List.of());
    return new Stated(said, owner, new LogAddress(0, offset), LEARNED);
  }

  private void isRead() {
    records.apply(List.of(new Withdrawn("S", new LogAddress(0, 2), LEARNED)), Map.of(0, 3L));
  }

  private void isForgotten() {
    records.forget(KeyId.ofSubject("S").text());
  }

  /** Both wait for one row, one behind the other; then it is let go. */
  private void meet(String owner, Runnable first, Runnable second) throws Exception {
    CompletableFuture<Void> one;
    CompletableFuture<Void> other;
    try (Connection holding = database.source().getConnection()) {
      holding.setAutoCommit(false);
      try (PreparedStatement row =
          holding.prepareStatement("SELECT FROM immigration_record WHERE owner = ? FOR UPDATE")) {
        row.setString(1, owner);
        row.execute();
      }
      one = CompletableFuture.runAsync(first);
      blocked(1);
      other = CompletableFuture.runAsync(second);
      blocked(2);
      holding.rollback();
    }
    one.get(LONG.toSeconds(), TimeUnit.SECONDS);
    other.get(LONG.toSeconds(), TimeUnit.SECONDS);
    assertEquals(0, database.number("SELECT count(*) FROM immigration_record"));
    assertEquals(Map.of(0, 3L), records.positions(TestDatabase::log));
  }

  private void blocked(int count) {
    Awaitility.await().atMost(LONG).until(() -> database.number(BLOCKED) == count);
  }

  @Test
  void whoIsForgottenWhileThatIsReadIsBoth() throws Exception {
    meet("courts", this::isRead, this::isForgotten);
  }

  @Test
  void soIsWhoIsReadOfWhileForgotten() throws Exception {
    meet("registry", this::isForgotten, this::isRead);
  }
}
