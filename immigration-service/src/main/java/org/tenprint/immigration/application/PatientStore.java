package org.tenprint.immigration.application;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange;

/**
 * A store that is tried again when it is away: after a first wait, each wait twice the one before,
 * as often as allowed. After that the failure stands.
 */
public final class PatientStore implements RecordStore {
  private static final Logger LOG = System.getLogger(PatientStore.class.getName());

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    /** Returns when that time has passed. */
    void of(Duration duration) throws InterruptedException;
  }

  /**
   * How patient.
   *
   * @param attempts at least 1
   * @param firstWait before the second attempt
   */
  public record Patience(int attempts, Duration firstWait) {}

  private final RecordStore store;
  private final Patience patience;
  private final Pause pause;

  /**
   * @param store to try
   * @param patience how often and after which waits
   * @param pause lets time pass
   */
  public PatientStore(RecordStore store, Patience patience, Pause pause) {
    this.store = store;
    this.patience = patience;
    this.pause = pause;
  }

  @Override
  public void apply(List<RecordChange> changes, Map<Integer, Long> next) {
    patiently(
        () -> {
          store.apply(changes, next);
          return true;
        });
  }

  @Override
  public Map<Integer, Long> positions(Supplier<LogExtent> log) {
    return patiently(() -> store.positions(log));
  }

  @Override
  public Optional<KnownStatement> find(String subjectId, Instant trueAt, Instant knownAt) {
    return patiently(() -> store.find(subjectId, trueAt, knownAt));
  }

  @Override
  public Optional<Instant> learned(String subjectId) {
    return patiently(() -> store.learned(subjectId));
  }

  @Override
  public Optional<String> subject(String subjectKey) {
    return patiently(() -> store.subject(subjectKey));
  }

  @Override
  public void forget(String subjectKey) {
    patiently(
        () -> {
          store.forget(subjectKey);
          return true;
        });
  }

  private <R> R patiently(Supplier<R> call) {
    Duration wait = patience.firstWait();
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (StoreUnavailable e) {
        if (attempt == patience.attempts()) {
          throw e;
        }
        LOG.log(Level.WARNING, "record store away attempt=" + attempt + " wait=" + wait);
        sleep(wait, e);
        wait = wait.multipliedBy(2);
      }
    }
  }

  private void sleep(Duration wait, StoreUnavailable cause) {
    try {
      pause.of(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cause;
    }
  }
}
