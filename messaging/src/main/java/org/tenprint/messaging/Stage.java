package org.tenprint.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Keeps back what a step emits and puts into its stores until it has succeeded: of one that throws
 * nothing stays. One thread.
 */
final class Stage {
  private final ProcessorContext<byte[], Outgoing> context;
  private final List<Record<byte[], Outgoing>> emitted = new ArrayList<>();
  private final Map<String, StagedStore> stores = new HashMap<>();

  Stage(ProcessorContext<byte[], Outgoing> context) {
    this.context = context;
  }

  /** A point to which what is kept back may be set back. */
  record Mark(int emitted, Map<StagedStore, StagedStore.Mark> stores) {}

  void emit(Record<byte[], Outgoing> record) {
    emitted.add(record);
  }

  StagedStore store(String name) {
    return stores.computeIfAbsent(
        name, called -> new StagedStore(context.<StateStore>getStateStore(called)));
  }

  /** Whether nothing is kept back. */
  boolean isEmpty() {
    return emitted.isEmpty() && stores.values().stream().allMatch(StagedStore::isEmpty);
  }

  Mark mark() {
    Map<StagedStore, StagedStore.Mark> marks = new HashMap<>();
    stores.values().stream()
        .filter(store -> !store.isEmpty())
        .forEach(store -> marks.put(store, store.mark()));
    return new Mark(emitted.size(), marks);
  }

  void setBack(Mark mark) {
    emitted.subList(mark.emitted(), emitted.size()).clear();
    for (StagedStore store : stores.values()) {
      if (mark.stores().containsKey(store)) {
        store.setBack(mark.stores().get(store));
      } else {
        store.drop();
      }
    }
  }

  void drop() {
    emitted.clear();
    stores.values().forEach(StagedStore::drop);
  }

  /** Writes all: into the stores, then out. What fails here fails the hop. */
  void flush() {
    stores.values().forEach(StagedStore::flush);
    emitted.forEach(context::forward);
    emitted.clear();
  }
}
