package org.tenprint.policy.law;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenprint.policy.offence.Truth;

/**
 * When instruments end, where others end them.
 *
 * <p>An instrument ends another at an instant unless it was ended itself by then. Whether it was
 * depends on earlier instants, which are settled first, and on others that end at the same instant:
 * only there can instruments end each other in a circle. What a circle leaves open stays open: of
 * it, and of all that hangs on it, nobody can tell whether it ended. Such a permit or mandate
 * counts as ended, and a withholding or a hold as standing: it fails closed. (The well-founded
 * reading of "ends unless ended", instant by instant.)
 *
 * <p>Cost: O(n log n) in the instruments that can end the one asked of, directly or through others.
 */
final class Ends {

  /** That one may end another at an instant. */
  private record Link(Entry by, Entry ended, Instant at) {
    static final Comparator<Link> BY_TIME = Comparator.comparing(Link::at);
  }

  private final Map<Entry, Instant> surely = new HashMap<>();
  private final Map<Entry, Instant> perhaps = new HashMap<>();
  private final List<Link> links = new ArrayList<>();

  private Ends(Entry asked, Instant known) {
    Deque<Entry> open = new ArrayDeque<>();
    Set<Entry> seen = new java.util.HashSet<>();
    open.add(asked);
    seen.add(asked);
    while (!open.isEmpty()) {
      Entry entry = open.remove();
      for (Entry.Ending ending : entry.endings()) {
        Entry by = ending.by();
        if (by.knownAt(known) && by.instrument().mayEnd(entry.instrument())) {
          links.add(new Link(by, entry, ending.at()));
          if (seen.add(by)) {
            open.add(by);
          }
        }
      }
    }
    links.sort(Link.BY_TIME);
    for (int from = 0; from < links.size(); ) {
      int to = from + 1;
      while (to < links.size() && links.get(to).at().equals(links.get(from).at())) {
        to++;
      }
      settle(links.get(from).at(), links.subList(from, to));
      from = to;
    }
  }

  /** When an instrument ends, by itself or by others, as known at an instant; empty is open. */
  static Optional<Instant> of(Entry entry, Instant known) {
    Ends ends = new Ends(entry, known);
    Instant end = entry.ownEnd().orElse(null);
    end = earlier(end, ends.surely.get(entry));
    if (entry.instrument().ruling().effect().opens()) {
      end = earlier(end, ends.perhaps.get(entry));
    }
    return Optional.ofNullable(end);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }

  /** What ends at one instant; all before it is settled. */
  private void settle(Instant at, List<Link> now) {
    Map<Entry, List<Link>> ending = new HashMap<>();
    Map<Entry, List<Link>> endedBy = new HashMap<>();
    for (Link link : now) {
      ending.computeIfAbsent(link.by(), by -> new ArrayList<>(1)).add(link);
      endedBy.computeIfAbsent(link.ended(), ended -> new ArrayList<>(1)).add(link);
    }
    Map<Entry, Truth> ended = new HashMap<>();
    Deque<Entry> settled = new ArrayDeque<>();
    for (Entry by : ending.keySet()) {
      Truth before = endedBefore(by, at);
      if (before == Truth.YES || before == Truth.NO && !endedBy.containsKey(by)) {
        ended.put(by, before);
        settled.add(by);
      }
    }
    while (!settled.isEmpty()) {
      for (Link link : ending.getOrDefault(settled.remove(), List.of())) {
        Truth follows = endedNow(link.ended(), endedBy.get(link.ended()), ended, at);
        if (follows != Truth.UNSURE && ended.putIfAbsent(link.ended(), follows) == null) {
          settled.add(link.ended());
        }
      }
    }
    for (Entry entry : endedBy.keySet()) {
      Truth is = ended.getOrDefault(entry, Truth.UNSURE);
      if (is == Truth.YES) {
        surely.putIfAbsent(entry, at);
      } else if (is == Truth.UNSURE) {
        perhaps.putIfAbsent(entry, at);
      }
    }
  }

  private Truth endedBefore(Entry entry, Instant at) {
    boolean over =
        entry.ownEnd().filter(end -> !end.isAfter(at)).isPresent() || surely.containsKey(entry);
    return over ? Truth.YES : perhaps.containsKey(entry) ? Truth.UNSURE : Truth.NO;
  }

  private Truth endedNow(Entry entry, List<Link> by, Map<Entry, Truth> ended, Instant at) {
    Truth is = endedBefore(entry, at);
    for (Link link : by) {
      is = is.or(ended.getOrDefault(link.by(), Truth.UNSURE).not());
    }
    return is;
  }
}
