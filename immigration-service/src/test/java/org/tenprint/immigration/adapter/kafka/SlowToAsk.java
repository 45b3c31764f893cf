package org.tenprint.immigration.adapter.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange;

/** A store whose log is not known at the first times that it is asked for. */
final class SlowToAsk implements RecordStore {
  private static final int TIMES = 8;

  private final RecordStore store;
  private final BooleanSupplier enough;
  private int asked;

  /**
   * @param enough whether nothing more is to be waited for
   */
  SlowToAsk(RecordStore store, BooleanSupplier enough) {
    this.store = store;
    this.enough = enough;
  }

  @Override
  public Map<Integer, Long> positions(Supplier<LogExtent> log) {
    asked++;
    if (asked <= TIMES && !enough.getAsBoolean()) {
      throw new TimeoutException("the brokers have just come back");
    }
    return store.positions(log);
  }

  @Override
  public void apply(List<RecordChange> changes, Map<Integer, Long> next) {
    store.apply(changes, next);
  }

  @Override
  public Optional<KnownStatement> find(String subjectId, Instant trueAt, Instant knownAt) {
    return store.find(subjectId, trueAt, knownAt);
  }

  @Override
  public Optional<Instant> learned(String subjectId) {
    return store.learned(subjectId);
  }

  @Override
  public Optional<String> subject(String subjectKey) {
    return store.subject(subjectKey);
  }

  @Override
  public void forget(String subjectKey) {
    store.forget(subjectKey);
  }
}
