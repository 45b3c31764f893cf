package org.tenprint.biometric.adapter.store;

/** Why a snapshot is not used, and the gallery rebuilt from the log's beginning. */
public enum SnapshotRefusal {
  /**
   * Cut, altered, of a form that this engine does not read, or its files do not belong together.
   */
  DAMAGED,
  /** Its key was destroyed when another took its place, or is another vault's. */
  WITHOUT_KEY,
  /** Written by an engine that computes other scores, or with an index of another size. */
  OTHER_ENGINE,
  /** Another shard's, or of another number of shards. */
  OTHER_SHARD,
  /** The topic was deleted and created again. */
  OTHER_TOPIC,
  /** The topic's partitions are others. */
  OTHER_PARTITIONS,
  /** It holds more than the log has. */
  BEYOND_THE_END,
  /** The log no longer has what follows it. */
  BEFORE_THE_BEGINNING,
  /** A tombstone written after it may have been compacted away. */
  TOO_OLD
}
