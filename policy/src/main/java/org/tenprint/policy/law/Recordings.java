package org.tenprint.policy.law;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When the log came to have what a rule book is made of, by the times of its records: so it is
 * known again what whoever read it knew at an instant before. Since when an instrument is known
 * that two people approved, it says itself.
 */
public final class Recordings {
  /** Nothing is known of before: what cannot be read never could be. */
  public static final Recordings NONE = new Recordings(Map.of(), Map.of());

  private final Map<String, Instant> first;
  private final SortedMap<String, NavigableMap<Instant, Optional<UnreadInstrument>>> unread =
      new TreeMap<>();

  /**
   * @param first when an id was first recorded, as a draft too, and that of a draft whose author
   *     withdrew it
   * @param unread of each id of which a record could not be read once: what holds for it from an
   *     instant on; empty where nothing does
   */
  public Recordings(
      Map<String, Instant> first,
      Map<String, ? extends Map<Instant, Optional<UnreadInstrument>>> unread) {
    this.first = new HashMap<>(first);
    unread.forEach(
        (id, times) ->
            this.unread.put(id, Collections.unmodifiableNavigableMap(new TreeMap<>(times))));
  }

  /** The same where whatever could not be read applied to nothing. */
  Recordings withoutUnread() {
    return new Recordings(first, Map.of());
  }

  /** Whether something could not be read that can be now. */
  boolean ofUnread() {
    return !unread.isEmpty();
  }

  /**
   * When an id was first recorded.
   *
   * @param state of it that counts now; null is none
   * @return empty where it is not
   */
  Optional<Instant> first(String id, Instrument state) {
    Instant recorded = first.get(id);
    return recorded == null && state != null
        ? Optional.of(state.provenance().recorded().toInstant())
        : Optional.ofNullable(recorded);
  }

  /**
   * The instruments that could not be read at an instant, in the order of their ids.
   *
   * @param now those that cannot be read now
   */
  List<UnreadInstrument> unreadAt(Instant known, List<UnreadInstrument> now) {
    if (unread.isEmpty()) {
      return now;
    }
    SortedMap<String, UnreadInstrument> then = new TreeMap<>();
    for (UnreadInstrument one : now) {
      if (!unread.containsKey(one.id())) {
        then.put(one.id(), one);
      }
    }
    unread.forEach(
        (id, times) -> {
          Map.Entry<Instant, Optional<UnreadInstrument>> last = times.floorEntry(known);
          if (last != null) {
            last.getValue().ifPresent(one -> then.put(id, one));
          }
        });
    return List.copyOf(then.values());
  }
}
