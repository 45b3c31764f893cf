package org.tenprint.immigration.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenprint.immigration.TestDatabase;
import org.tenprint.immigration.application.PatientStore;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.immigration.domain.LogAddress;
import org.tenprint.immigration.domain.RecordChange;
import org.tenprint.immigration.domain.RecordChange.Stated;
import org.tenprint.immigration.domain.RecordChange.Withdrawn;
import org.tenprint.immigration.domain.Statement;
import org.tenprint.policy.fact.Status;
import org.tenprint.vault.KeyId;
import org.tenprint.vault.MemoryVault;

/**
 * A transaction that the database gives up in its midst, for another's sake or because it goes
 * away, is nothing of the event's: it is tried again as a whole, and what it does is done once.
 */
class TornTransactionsIT {
  private static final String ROWS = "SELECT count(*) FROM immigration_record";
  private static final String TRIES = "SELECT last_value FROM tries";
  private static final Instant YEAR_2009 = Instant.parse("2009-01-01T00:00:00Z");
  private static final Instant LEARNED = Instant.parse("2011-05-01T12:00:00Z");

  private final TestDatabase database = new TestDatabase();
  private final MemoryVault vault = new MemoryVault();
  private final List<Duration> waits = new ArrayList<>();

  private RecordStore patient(DataSource source) {
    return new PatientStore(
        new PostgresRecords(source, vault),
        new PatientStore.Patience(4, Duration.ofMillis(1)),
        waits::add);
  }

  /** Whoever writes a row, or at its commit, is torn the first two times: a sequence says which. */
  private void tear(String how, String when, String timing) {
    database.change("CREATE SEQUENCE tries");
    database.change(
        """
        CREATE FUNCTION tear() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          IF nextval('tries') < 3 THEN %s; END IF;
          RETURN coalesce(NEW, OLD);
        END $$"""
            .formatted(how));
    database.change(
        "CREATE %s ON immigration_record %s EXECUTE FUNCTION tear()".formatted(when, timing));
  }

  private static String raising(String state) {
    return "RAISE EXCEPTION 'torn' USING ERRCODE = '%s'".formatted(state);
  }

  private static RecordChange stated() {
    Statement statement =
        new Statement("S", "R", Status.CITIZEN, YEAR_2009, Optional.empty(), List.of());
    return new Stated(statement, "registry", new LogAddress(0, 0), LEARNED);
  }

  private void isTakenOnce(RecordStore store) {
    store.apply(List.of(stated()), Map.of(0, 1L));
    assertEquals(1, database.number(ROWS));
    assertEquals(Map.of(0, 1L), store.positions(TestDatabase::log));
    assertTrue(store.find("S", LEARNED, LEARNED).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "40003", "57P01", "57014", "08006", "55P03", "53300"})
  void whatIsGivenUpInTheMidstIsTriedAgain(String state) {
    tear(raising(state), "TRIGGER torn BEFORE INSERT", "FOR EACH ROW");
    isTakenOnce(patient(database.source()));
    assertEquals(List.of(Duration.ofMillis(1), Duration.ofMillis(2)), waits);
    assertEquals(3, database.number(TRIES));
  }

  @Test
  void soIsWhatIsGivenUpAtItsCommit() {
    tear(
        raising("40001"),
        "CONSTRAINT TRIGGER torn AFTER INSERT",
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW");
    isTakenOnce(patient(database.source()));
    assertEquals(2, waits.size());
  }

  /** The server ends the session, as when an operator stops it. */
  @Test
  void soIsWhatLosesItsSessionInTheMidst() {
    tear(
        "PERFORM pg_terminate_backend(pg_backend_pid())",
        "TRIGGER torn BEFORE INSERT",
        "FOR EACH ROW");
    isTakenOnce(patient(database.source()));
    assertEquals(2, waits.size());
  }

  /** Whatever else locks the same rows, in whichever order. */
  @Test
  void whoIsForgottenIsForgottenAtTheThirdAttempt() {
    RecordStore store = patient(database.source());
    store.apply(List.of(stated()), Map.of(0, 1L));
    tear(raising("40P01"), "TRIGGER torn BEFORE DELETE", "FOR EACH ROW");
    store.forget(KeyId.ofSubject("S").text());
    assertEquals(0, database.number(ROWS));
    assertEquals(2, waits.size());
  }

  /** It was committed, and nobody was told: tried again, it finds what it did. */
  @Test
  void whatWasCommittedWithoutAnAnswerIsNotDoneTwice() {
    AtomicBoolean cut = new AtomicBoolean(true);
    isTakenOnce(patient(cuttingAtCommit(cut)));
    assertEquals(List.of(Duration.ofMillis(1)), waits);
    cut.set(true);
    RecordStore store = patient(cuttingAtCommit(cut));
    store.apply(List.of(new Withdrawn("S", new LogAddress(0, 1), LEARNED)), Map.of(0, 2L));
    assertEquals(1, database.number(ROWS));
    assertEquals(Map.of(0, 2L), store.positions(TestDatabase::log));
    assertEquals(Optional.empty(), store.find("S", LEARNED, LEARNED.plusSeconds(1)));
  }

  private DataSource cuttingAtCommit(AtomicBoolean cut) {
    return proxy(
        DataSource.class,
        database.source(),
        (method, result) ->
            method.getName().equals("getConnection")
                ? proxy(
                    Connection.class,
                    (Connection) result,
                    (called, answer) -> {
                      if (called.getName().equals("commit") && cut.getAndSet(false)) {
                        throw new SQLException("the answer did not come", "08006");
                      }
                      return answer;
                    })
                : result);
  }

  /** What becomes of an answer. */
  private interface Answer {
    Object of(Method method, Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T of, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return answer.of(method, method.invoke(of, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
