package org.tenprint.biometric.adapter.kafka;

import org.tenprint.biometric.application.GalleryShard;
import org.tenprint.events.biometric.ShardSearch;

/**
 * What must be equal for shards to be parts of one gallery, and which of them this one is.
 *
 * @param index which shard, from 0
 * @param count of how many
 * @param engineVersion name and version of the engine
 * @param expectedSubjects what the index is sized for
 * @param instance names this process, unlike any other
 */
record ShardIdentity(
    int index, int count, String engineVersion, int expectedSubjects, String instance) {

  static ShardIdentity of(GalleryShard shard, String instance) {
    return new ShardIdentity(
        shard.index(), shard.count(), shard.engineVersion(), shard.expectedSubjects(), instance);
  }

  /** Whether who asks is of the same gallery. */
  boolean isSibling(ShardSearch search) {
    return search.getShards() == count
        && search.getEngineVersion().equals(engineVersion)
        && search.getExpectedSubjects() == expectedSubjects;
  }
}
