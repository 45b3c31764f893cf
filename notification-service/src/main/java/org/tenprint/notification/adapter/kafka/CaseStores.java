package org.tenprint.notification.adapter.kafka;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.tenprint.messaging.Emitter;

/** The hop's state, by booking id: cases, those that wait, and how far recalls were looked for. */
final class CaseStores {
  static final String CASES = "cases";
  static final String WAITING = "waiting-cases";
  static final String RECALLS = "recall-progress";

  private final KeyValueStore<String, byte[]> cases;
  private final KeyValueStore<String, byte[]> waiting;
  private final KeyValueStore<String, byte[]> recalls;
  private final CaseCodec codec;

  CaseStores(Emitter out, CaseCodec codec) {
    this.cases = out.store(CASES);
    this.waiting = out.store(WAITING);
    this.recalls = out.store(RECALLS);
    this.codec = codec;
  }

  static List<StoreBuilder<?>> builders() {
    return List.of(builder(CASES), builder(WAITING), builder(RECALLS));
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

  RecallProgress recalls() {
    byte[] kept = recalls.get(RECALLS);
    return kept == null ? RecallProgress.NONE : CaseCodec.read(kept, RecallProgress.class);
  }

  void put(RecallProgress progress) {
    recalls.put(RECALLS, CaseCodec.bytes(progress));
  }
}
