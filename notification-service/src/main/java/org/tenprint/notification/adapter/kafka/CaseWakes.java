package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.tenprint.decisions.CaseChange;
import org.tenprint.decisions.CaseMoment;
import org.tenprint.decisions.CaseReplay;
import org.tenprint.decisions.KnownRules;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.PoisonEvent;

/**
 * What time and new instruments bring about by themselves. At each call, cases that wait are looked
 * at where something fell due for them; and when an instrument in force came to be known, all cases
 * are walked through for deliveries that it recalls, a bounded time at each call, so that the hop's
 * transaction stays short. Where the walk is, is state: a restart goes on from there.
 */
final class CaseWakes {
  private static final Duration WALK_AT_MOST = Duration.ofMillis(200);
  private static final int WAKE_AT_MOST = 2_000;

  private final CaseReplay replay;
  private final CaseDesk desk;

  /**
   * Cases that could not be woken, with the offset of the rules under which; each is tried again
   * under other rules, and after a restart.
   */
  private final Map<String, Long> aside = new ConcurrentHashMap<>();

  CaseWakes(CaseReplay replay, CaseDesk desk) {
    this.replay = replay;
    this.desk = desk;
  }

  void start(Emitter out, Duration every) {
    aside.clear();
    out.every(every, () -> run(out));
  }

  private void run(Emitter out) {
    wakeWhatWaits(out);
    lookForRecalls(out);
    desk.stores(out).forgetWithheld(desk.now().minus(desk.settings().holdDeadline()), WAKE_AT_MOST);
    desk.woke();
  }

  private void wakeWhatWaits(Emitter out) {
    CaseStores stores = desk.stores(out);
    KnownRules rules = desk.rules();
    Instant now = desk.now();
    Duration deadline = desk.settings().holdDeadline();
    List<String> due = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> waiting = stores.waiting().all()) {
      while (waiting.hasNext() && due.size() < WAKE_AT_MOST) {
        KeyValue<String, byte[]> next = waiting.next();
        boolean tried = aside.getOrDefault(next.key, -1L) == rules.offset();
        if (!tried && CaseCodec.read(next.value, WaitingCase.class).due(rules, deadline, now)) {
          due.add(next.key);
        }
      }
    }
    due.forEach(booking -> apart(booking, rules, out, () -> wake(booking, stores, out)));
  }

  /** A case on which its wake throws is put aside, and the others are woken. */
  private void apart(String booking, KnownRules rules, Emitter out, Emitter.Part wake) {
    Optional<PoisonEvent> failed = out.apart(wake);
    if (failed.isEmpty()) {
      aside.remove(booking);
      return;
    }
    desk.stores(out)
        .entry(booking)
        .open()
        .ifPresent(open -> desk.putAside(open.state(), failed.get(), out));
    aside.put(booking, rules.offset());
  }

  private void wake(String booking, CaseStores stores, Emitter out) {
    Optional<CaseEntry.Open> open = stores.entry(booking).open();
    if (open.isEmpty()) {
      stores.put(booking, Optional.empty());
      return;
    }
    CaseMoment moment = desk.moment(open.get().state(), Optional.empty());
    Optional<CaseChange> change = replay.wake(open.get().state(), moment);
    if (change.isPresent()) {
      desk.write(change.get(), open.get().envelope(), moment, out);
    } else {
      stores.put(booking, WaitingCase.of(open.get().state(), moment.at(), moment.rules().offset()));
    }
  }

  private void lookForRecalls(Emitter out) {
    CaseStores stores = desk.stores(out);
    RecallProgress progress = stores.recalls();
    KnownRules rules = desk.rules();
    Instant now = desk.now();
    if (progress.walk().isEmpty()) {
      if (!rules.mayRecall(progress.offset(), progress.since(), now)) {
        if (rules.offset() != progress.offset()) {
          stores.put(progress.nothingSince(rules.offset(), now));
        }
        return;
      }
      progress = progress.walking("", rules.offset(), now);
    }
    stores.put(walk(progress, stores, out));
  }

  private RecallProgress walk(RecallProgress progress, CaseStores stores, Emitter out) {
    RecallProgress.Walk walk = progress.walk().orElseThrow();
    long end = System.nanoTime() + WALK_AT_MOST.toNanos();
    List<String> delivered = new ArrayList<>();
    String next = null;
    try (KeyValueIterator<String, byte[]> cases = stores.cases().range(walk.next(), null)) {
      while (cases.hasNext() && next == null) {
        KeyValue<String, byte[]> kept = cases.next();
        if (System.nanoTime() > end) {
          next = kept.key;
        } else if (recallable(stores.decode(kept.value))) {
          delivered.add(kept.key);
        }
      }
    }
    for (String booking : delivered) {
      apart(booking, desk.rules(), out, () -> recall(booking, stores, out));
    }
    return next == null ? progress.walked() : progress.walking(next, walk.offset(), walk.at());
  }

  private static boolean recallable(CaseEntry entry) {
    return entry.open().filter(open -> open.state().file().recallable()).isPresent();
  }

  private void recall(String booking, CaseStores stores, Emitter out) {
    CaseEntry.Open open = stores.entry(booking).open().orElseThrow();
    CaseMoment moment = desk.moment(open.state(), Optional.empty());
    replay
        .wake(open.state(), moment)
        .ifPresent(change -> desk.write(change, open.envelope(), moment, out));
  }
}
