package org.tenprint.events;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** A topic being described. */
final class TopicDraft {
  private final String name;
  private final String key;
  private final Schema schema;
  private int partitions = TopicCatalogue.FLOW_PARTITIONS;
  private Optional<Duration> kept = Optional.empty();
  private boolean compacted;
  private boolean biometrics;
  private Set<Party> writers = Set.of();
  private Set<Party> readers = Set.of();
  private Optional<Party> clearedBy = Optional.empty();

  /** Begins. */
  static TopicDraft topic(String name, String key, Schema schema) {
    return new TopicDraft(name, key, schema);
  }

  private TopicDraft(String name, String key, Schema schema) {
    this.name = name;
    this.key = key;
    this.schema = schema;
  }

  TopicDraft partitions(int count) {
    partitions = count;
    return this;
  }

  TopicDraft kept(Duration duration) {
    kept = Optional.of(duration);
    return this;
  }

  TopicDraft compacted() {
    compacted = true;
    return this;
  }

  TopicDraft biometrics() {
    biometrics = true;
    return this;
  }

  TopicDraft from(Party... parties) {
    writers = Set.of(parties);
    return this;
  }

  TopicDraft to(Party... parties) {
    readers = Set.of(parties);
    return this;
  }

  TopicDraft clearedBy(Party party) {
    clearedBy = Optional.of(party);
    return this;
  }

  TopicSpec says(String what) {
    return new TopicSpec(
        name,
        key,
        schema,
        partitions,
        kept,
        compacted,
        biometrics,
        writers,
        readers,
        clearedBy,
        what);
  }
}
