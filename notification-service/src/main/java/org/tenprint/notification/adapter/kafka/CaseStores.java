package org.tenprint.notification.adapter.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.tenprint.messaging.Emitter;
import org.tenprint.messaging.EventCodec;
import org.tenprint.notification.application.Cases;
import org.tenprint.notification.domain.CaseEntry;
import org.tenprint.notification.domain.RecallProgress;
import org.tenprint.notification.domain.TakenRequests;
import org.tenprint.notification.domain.WaitingCase;
import org.tenprint.notification.domain.WithheldWork;
import org.tenprint.vault.KeyDestroyed;

/**
 * The hop's state: by booking id cases and those that wait, by time what was withheld and is work
 * for people, and how far recalls were looked for. Serves one input.
 */
final class CaseStores implements Cases {
  static final String CASES = "cases";
  static final String WAITING = "waiting-cases";
  static final String WITHHELD = "withheld-work";
  static final String RECALLS = "recall-progress";

  /** Before a booking's id, in the store of {@link ForgottenStore}: the requests taken of it. */
  private static final String REQUESTS = "requests/";

  /** Half of what a store takes of a case, in bytes: many times what the fullest needs. */
  private static final int ENOUGH = EventCodec.LARGEST / 2;

  private static final Duration WALK_AT_MOST = Duration.ofMillis(200);

  /** Of the time that a look at waiting cases has, the part in which it searches. */
  private static final Duration SEARCH_AT_MOST = Duration.ofMillis(100);

  private final KeyValueStore<String, byte[]> cases;
  private final KeyValueStore<String, byte[]> waiting;
  private final KeyValueStore<String, byte[]> withheld;
  private final KeyValueStore<String, byte[]> recalls;
  private final KeyValueStore<String, byte[]> requests;
  private final List<KeptByRecipient> unreached;
  private final KeptCases codec;
  private final Map<String, OpenedCase> opened = new HashMap<>();

  /** What a walk opened, until it is asked for: to open a case is dear. */
  private final Map<String, Opened> walked = new HashMap<>();

  /** Where work stands that this step keeps: a look over the store does not see it yet. */
  private final Set<String> workNow = new TreeSet<>();

  /** Bytes of the store, and what they say. */
  private record Opened(byte[] bytes, CaseCodec.Kept kept) {}

  CaseStores(Emitter out, KeptCases codec) {
    this.cases = out.store(CASES);
    this.waiting = out.store(WAITING);
    this.withheld = out.store(WITHHELD);
    this.recalls = out.store(RECALLS);
    this.requests = out.store(ForgottenStore.NAME);
    this.unreached =
        Stream.of(UnreachedCases.KIND, UnreachedCases.PUSHED)
            .map(kind -> new KeptByRecipient(requests, kind))
            .toList();
    this.codec = codec;
  }

  static List<StoreBuilder<?>> builders() {
    return List.of(
        builder(CASES),
        builder(WAITING),
        builder(WITHHELD),
        builder(RECALLS),
        builder(ForgottenStore.NAME));
  }

  private static StoreBuilder<?> builder(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  /** What stands beside a case, as read with its entry or as it was opened. */
  OpenedCase opened(String booking) {
    return opened.get(booking);
  }

  /** What is to stand beside a case when its entry is kept. */
  void opened(String booking, OpenedCase now) {
    opened.put(booking, now);
  }

  @Override
  public CaseEntry entry(String booking) {
    byte[] kept = cases.get(booking);
    if (kept == null) {
      return CaseEntry.NONE;
    }
    CaseCodec.Kept read = open(booking, kept);
    read.opened().ifPresent(beside -> opened.put(booking, beside));
    return read.entry();
  }

  /** By what stands there: a walk shows what stood there before the step. */
  private CaseCodec.Kept open(String booking, byte[] kept) {
    Opened before = walked.remove(booking);
    return before != null && Arrays.equals(before.bytes(), kept)
        ? before.kept()
        : codec.decode(booking, kept);
  }

  @Override
  public boolean full(String booking) {
    byte[] kept = cases.get(booking);
    return kept != null
        && kept.length > ENOUGH
        && codec.encode(booking, codec.decode(booking, kept)).length > ENOUGH;
  }

  @Override
  public void keep(String booking, CaseEntry entry) {
    Optional<OpenedCase> beside = entry.open().map(open -> opened.get(booking));
    cases.put(booking, codec.encode(booking, new CaseCodec.Kept(beside, entry)));
  }

  @Override
  public TakenRequests requests(String booking) {
    return requests(booking, requests);
  }

  /** Those that a store has. */
  static TakenRequests requests(String booking, ReadOnlyKeyValueStore<String, byte[]> store) {
    byte[] kept = store.get(REQUESTS + booking);
    return kept == null ? TakenRequests.NONE : CaseCodec.read(kept, TakenRequests.class);
  }

  @Override
  public void keep(String booking, TakenRequests taken) {
    requests.put(REQUESTS + booking, CaseCodec.bytes(taken));
  }

  @Override
  public void forget(String booking) {
    requests.delete(REQUESTS + booking);
    unreached.forEach(kept -> kept.forget(booking));
    Optional<byte[]> told = KeptCases.forgotten(cases.get(booking));
    told.ifPresentOrElse(left -> cases.put(booking, left), () -> cases.delete(booking));
    waiting.delete(booking);
    Set<String> work = new TreeSet<>(workNow);
    work.removeIf(key -> !WithheldWork.of(key, booking));
    try (KeyValueIterator<String, byte[]> all = withheld.all()) {
      all.forEachRemaining(
          next -> {
            if (WithheldWork.of(next.key, booking)) {
              work.add(next.key);
            }
          });
    }
    work.forEach(withheld::delete);
    opened.remove(booking);
  }

  @Override
  public Optional<WaitingCase> waiting(String booking) {
    return Optional.ofNullable(waiting.get(booking))
        .map(kept -> CaseCodec.read(kept, WaitingCase.class));
  }

  @Override
  public void keep(String booking, Optional<WaitingCase> wait) {
    if (wait.isPresent()) {
      waiting.put(booking, CaseCodec.bytes(wait.get()));
    } else if (waiting.get(booking) != null) {
      // to delete what is not there is a record of the changelog too
      waiting.delete(booking);
    }
  }

  @Override
  public Due due(Optional<String> from, BiPredicate<String, WaitingCase> due, int most) {
    long end = System.nanoTime() + SEARCH_AT_MOST.toNanos();
    DueCases look = new DueCases(due, most, () -> System.nanoTime() > end);
    try (KeyValueIterator<String, byte[]> onwards = waiting.range(from.orElse(null), null)) {
      look.over(onwards, Optional.empty());
    }
    if (from.isPresent()) {
      try (KeyValueIterator<String, byte[]> before = waiting.range(null, from.get())) {
        look.over(before, from);
      }
    }
    return look.found();
  }

  @Override
  public void keep(WithheldWork work) {
    withheld.put(work.key(), CaseCodec.bytes(work));
    workNow.add(work.key());
  }

  @Override
  public void forgetWithheld(Instant before, int most) {
    List<String> over = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> old = withheld.range(null, WithheldWork.bound(before))) {
      while (old.hasNext() && over.size() < most) {
        over.add(old.next().key);
      }
    }
    over.forEach(withheld::delete);
  }

  @Override
  public RecallProgress recalls() {
    byte[] kept = recalls.get(RECALLS);
    return kept == null ? RecallProgress.NONE : CaseCodec.read(kept, RecallProgress.class);
  }

  @Override
  public void keep(RecallProgress progress) {
    recalls.put(RECALLS, CaseCodec.bytes(progress));
  }

  @Override
  public Walked walk(String from) {
    walked.clear();
    long end = System.nanoTime() + WALK_AT_MOST.toNanos();
    List<String> recallable = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = cases.range(from, null)) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> kept = all.next();
        if (System.nanoTime() > end) {
          return new Walked(recallable, Optional.of(kept.key));
        }
        if (mayBeRecalled(kept)) {
          recallable.add(kept.key);
        }
      }
    }
    return new Walked(recallable, Optional.empty());
  }

  /** One that cannot be opened may, for all that is known: the look at it fails by itself. */
  private boolean mayBeRecalled(KeyValue<String, byte[]> kept) {
    try {
      CaseCodec.Kept read = codec.decode(kept.key, kept.value);
      boolean may = read.entry().open().filter(open -> open.file().recallable()).isPresent();
      if (may) {
        walked.put(kept.key, new Opened(kept.value, read));
      }
      return may;
    } catch (KeyDestroyed | IllegalStateException e) {
      return true;
    }
  }
}
