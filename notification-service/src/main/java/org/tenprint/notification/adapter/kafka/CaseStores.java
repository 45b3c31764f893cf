package org.tenprint.notification.adapter.kafka;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.tenprint.messaging.Emitter;

/**
 * The hop's state: by booking id cases and those that wait, by time what was withheld and is work
 * for people, and how far recalls were looked for.
 */
final class CaseStores {
  static final String CASES = "cases";
  static final String WAITING = "waiting-cases";
  static final String WITHHELD = "withheld-work";
  static final String RECALLS = "recall-progress";

  private final KeyValueStore<String, byte[]> cases;
  private final KeyValueStore<String, byte[]> waiting;
  private final KeyValueStore<String, byte[]> withheld;
  private final KeyValueStore<String, byte[]> recalls;
  private final CaseCodec codec;

  CaseStores(Emitter out, CaseCodec codec) {
    this.cases = out.store(CASES);
    this.waiting = out.store(WAITING);
    this.withheld = out.store(WITHHELD);
    this.recalls = out.store(RECALLS);
    this.codec = codec;
  }

  static List<StoreBuilder<?>> builders() {
    return List.of(builder(CASES), builder(WAITING), builder(WITHHELD), builder(RECALLS));
  }

  private static StoreBuilder<?> builder(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  CaseEntry entry(String booking) {
    byte[] kept = cases.get(booking);
    return kept == null ? CaseEntry.NONE : codec.decode(kept);
  }

  CaseEntry decode(byte[] kept) {
    return codec.decode(kept);
  }

  void put(String booking, CaseEntry entry) {
    cases.put(booking, codec.encode(entry));
  }

  KeyValueStore<String, byte[]> cases() {
    return cases;
  }

  KeyValueStore<String, byte[]> waiting() {
    return waiting;
  }

  Optional<WaitingCase> waiting(String booking) {
    return Optional.ofNullable(waiting.get(booking))
        .map(kept -> CaseCodec.read(kept, WaitingCase.class));
  }

  void put(String booking, Optional<WaitingCase> wait) {
    if (wait.isPresent()) {
      waiting.put(booking, CaseCodec.bytes(wait.get()));
    } else {
      waiting.delete(booking);
    }
  }

  void put(WithheldWork work) {
    withheld.put(work.key(), CaseCodec.bytes(work));
  }

  /** Forgets work that was withheld before an instant, at most so much. */
  void forgetWithheld(Instant before, int most) {
    List<String> over = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> old = withheld.range(null, WithheldWork.bound(before))) {
      while (old.hasNext() && over.size() < most) {
        over.add(old.next().key);
      }
    }
    over.forEach(withheld::delete);
  }

  RecallProgress recalls() {
    byte[] kept = recalls.get(RECALLS);
    return kept == null ? RecallProgress.NONE : CaseCodec.read(kept, RecallProgress.class);
  }

  void put(RecallProgress progress) {
    recalls.put(RECALLS, CaseCodec.bytes(progress));
  }
}
