package org.tenprint.policy.law;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * <p>Cost: O(n log n) in the instruments, once for all of them.
 */
final class Ends {

  /** That one may end another at an instant. */
  private record Link(Entry by, Entry ended, Instant at) {
    static final Comparator<Link> BY_TIME = Comparator.comparing(Link::at);
  }

  private final Map<Entry, Instant> surely = new HashMap<>();
  private final Map<Entry, Instant> perhaps = new HashMap<>();
  private final List<Link> links = new ArrayList<>();
  private Instant since = Instant.MIN;
  private Instant until;

  /**
   * @param entries all that can end one of them, directly or through others
   * @param known up to when instruments count as known
   */
  Ends(Collection<Entry> entries, Instant known) {
    for (Entry entry : entries) {
      for (Entry.Ending ending : entry.endings()) {
        Entry by = ending.by();
        if (!by.knownAt(known)) {
          until = earlier(until, recorded(by));
        } else {
          since = recorded(by).isAfter(since) ? recorded(by) : since;
          if (by.instrument().mayEnd(entry.instrument())) {
            links.add(new Link(by, entry, ending.at()));
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
    links.clear();
  }

  private static Instant recorded(Entry entry) {
    return entry.instrument().provenance().recorded().toInstant();
  }

  /** Whether the same comes out as known at another instant. */
  boolean holdFor(Instant known) {
    return !known.isBefore(since) && (ofLatest() || known.isBefore(until));
  }

  /** Whether nothing that is recorded later changes it. */
  boolean ofLatest() {
    return until == null;
  }

  /** When one of them ends, by itself or by others; empty is open. */
  Optional<Instant> of(Entry entry) {
    Instant end = entry.ownEnd().orElse(null);
    end = earlier(end, surely.get(entry));
    if (entry.instrument().ruling().effect().opens()) {
      end = earlier(end, perhaps.get(entry));
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
