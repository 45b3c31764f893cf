package org.tenprint.decisions;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenprint.policy.law.Edition;
import org.tenprint.policy.law.UnreadInstrument;

/**
 * When what could not be read began to hold, and was lifted. A hold begins with the earlier time of
 * its record and is lifted at the later one of what lifts it, and never before it began: whoever
 * had read the log up to an instant held no less then. Before the eleventh edition the stated times
 * counted alone, and of two in another order than the log's both were of the later one. Not
 * thread-safe.
 */
final class UnreadTimes {
  private final Map<String, TreeMap<Instant, Optional<UnreadInstrument>>> byId = new HashMap<>();
  private final Edition edition;

  UnreadTimes(Edition edition) {
    this.edition = edition;
  }

  /** What held for each id from an instant on; empty where nothing did. */
  Map<String, TreeMap<Instant, Optional<UnreadInstrument>>> byId() {
    return byId;
  }

  /** A record of it could not be read. */
  void holds(UnreadInstrument one, RecordTime record) {
    TreeMap<Instant, Optional<UnreadInstrument>> times = of(one.id());
    Instant from = record.earlier(edition);
    if (!edition.timesRecordsByBoth() && !times.isEmpty() && !from.isAfter(times.lastKey())) {
      from = times.lastKey();
    }
    Map.Entry<Instant, Optional<UnreadInstrument>> before = times.floorEntry(from);
    times.putIfAbsent(from, before == null ? Optional.empty() : before.getValue());
    times
        .tailMap(from, true)
        .replaceAll((since, held) -> Optional.of(held.map(other -> both(other, one)).orElse(one)));
  }

  /** A record lets go of what is held for an id. */
  void lifted(String id, RecordTime record) {
    TreeMap<Instant, Optional<UnreadInstrument>> times = of(id);
    Instant at = record.later(edition);
    times.put(at.isAfter(times.lastKey()) ? at : times.lastKey(), Optional.empty());
  }

  private TreeMap<Instant, Optional<UnreadInstrument>> of(String id) {
    return byId.computeIfAbsent(id, one -> new TreeMap<>());
  }

  /** Two records that reach differently may together speak of everything. */
  static UnreadInstrument both(UnreadInstrument one, UnreadInstrument other) {
    return one.equals(other) ? one : new UnreadInstrument(one.id(), Optional.empty());
  }
}
