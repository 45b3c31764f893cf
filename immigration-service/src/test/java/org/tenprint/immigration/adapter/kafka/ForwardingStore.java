package org.tenprint.immigration.adapter.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.tenprint.immigration.application.RecordStore;
import org.tenprint.immigration.domain.KnownStatement;
import org.tenprint.immigration.domain.LogExtent;
import org.tenprint.immigration.domain.RecordChange;

/** A store that does what another does, but for what is done otherwise. */
class ForwardingStore implements RecordStore {
  private final RecordStore store;

  ForwardingStore(RecordStore store) {
    this.store = store;
  }

  @Override
  public void apply(List<RecordChange> changes, Map<Integer, Long> next) {
    store.apply(changes, next);
  }

  @Override
  public Map<Integer, Long> positions(Supplier<LogExtent> log) {
    return store.positions(log);
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
