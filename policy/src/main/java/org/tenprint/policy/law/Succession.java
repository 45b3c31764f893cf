package org.tenprint.policy.law;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Instruments of a book of which each ends another or is ended by it: when one of them ends hangs
 * on these alone.
 *
 * <p>It is settled for all of them at once and kept until one asks with a knowledge that makes a
 * difference; what holds for the latest knowledge, by which bookings are decided, is kept beside
 * whatever is asked of earlier ones. So a decision that a long line of instruments covers costs a
 * look for each, and not a walk along the line for each.
 */
final class Succession {
  private final List<Entry> entries;
  private volatile Ends latest;
  private volatile Ends earlier;

  private Succession(List<Entry> entries) {
    this.entries = entries;
  }

  /** That of each entry that ends another or is ended by one. */
  static Map<Entry, Succession> of(Collection<Entry> entries) {
    Map<Entry, List<Entry>> linked = new LinkedHashMap<>();
    for (Entry ended : entries) {
      for (Entry.Ending ending : ended.endings()) {
        linked.computeIfAbsent(ended, one -> new ArrayList<>(2)).add(ending.by());
        linked.computeIfAbsent(ending.by(), one -> new ArrayList<>(2)).add(ended);
      }
    }
    Map<Entry, Succession> all = new HashMap<>();
    for (Entry first : linked.keySet()) {
      if (!all.containsKey(first)) {
        gather(first, linked, all);
      }
    }
    return all;
  }

  private static void gather(
      Entry first, Map<Entry, List<Entry>> linked, Map<Entry, Succession> all) {
    List<Entry> members = new ArrayList<>();
    Succession succession = new Succession(members);
    Deque<Entry> open = new ArrayDeque<>(List.of(first));
    all.put(first, succession);
    while (!open.isEmpty()) {
      Entry member = open.remove();
      members.add(member);
      for (Entry other : linked.get(member)) {
        if (all.putIfAbsent(other, succession) == null) {
          open.add(other);
        }
      }
    }
  }

  /** When they end, as known at an instant. */
  Ends ends(Instant known) {
    for (Ends kept : new Ends[] {latest, earlier}) {
      if (kept != null && kept.holdFor(known)) {
        return kept;
      }
    }
    Ends settled = new Ends(entries, known);
    if (settled.ofLatest()) {
      latest = settled;
    } else {
      earlier = settled;
    }
    return settled;
  }
}
