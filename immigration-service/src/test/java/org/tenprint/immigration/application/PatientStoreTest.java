package org.tenprint.immigration.application;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange;

class PatientStoreTest {
  private static final Supplier<LogExtent> LOG = () -> new LogExtent("log", Map.of());

  private final List<Duration> waits = new ArrayList<>();

  @Test
  void whatComesBackInTimeIsAnswered() {
    assertEquals(Map.of(1, 7L), patient(new Failing(3)).positions(LOG));
    assertEquals(
        List.of(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400)), waits);
  }

  @Test
  void afterTheLastAttemptTheFailureStands() {
    PatientStore store = patient(new Failing(4));
    assertThrows(StoreUnavailable.class, () -> store.find("S", Instant.EPOCH, Instant.EPOCH));
    assertEquals(3, waits.size());
  }

  @Test
  void aRefusalIsNotTriedAgain() {
    PatientStore store = patient(new Failing(0));
    assertThrows(IllegalStateException.class, () -> store.apply(List.of(), Map.of()));
    assertEquals(List.of(), waits);
  }

  @Test
  void whoIsInterruptedStopsWaiting() {
    PatientStore store =
        new PatientStore(
            new Failing(9),
            new PatientStore.Patience(4, Duration.ofMillis(1)),
            wait -> {
              throw new InterruptedException();
            });
    assertThrows(StoreUnavailable.class, () -> store.positions(LOG));
    assertTrue(Thread.interrupted());
  }

  private PatientStore patient(RecordStore store) {
    return new PatientStore(
        store, new PatientStore.Patience(4, Duration.ofMillis(100)), waits::add);
  }

  /** Is away for so many calls; refuses every change. */
  private static final class Failing implements RecordStore {
    private int away;

    private Failing(int away) {
      this.away = away;
    }

    @Override
    public void apply(List<RecordChange> changes, Map<Integer, Long> next) {
      throw new IllegalStateException("refused");
    }

    @Override
    public Map<Integer, Long> positions(Supplier<LogExtent> log) {
      call();
      return Map.of(1, 7L);
    }

    @Override
    public Optional<KnownStatement> find(String subjectId, Instant trueAt, Instant knownAt) {
      call();
      return Optional.empty();
    }

    @Override
    public Optional<Instant> learned(String subjectId) {
      call();
      return Optional.of(Instant.EPOCH);
    }

    @Override
    public Optional<String> subject(String subjectKey) {
      call();
      return Optional.of("S");
    }

    @Override
    public void forget(String subjectKey) {
      call();
    }

    private void call() {
      if (away-- > 0) {
        throw new StoreUnavailable(new SQLException("connection refused"));
      }
    }
  }
}
