package org.tenprint.matching;

import org.tenprint.matching.index.CompactIndex;
import org.tenprint.matching.index.Lanes;

/**
 * What a gallery is made for. Instances of one gallery are given the same.
 *
 * @param expectedSubjects people of all shards together: more may come, at some speed
 * @param lanes into how many parts people are dealt by their ids, 8 to 4,096; each proposes its own
 *     best, so another number may find another runner-up. A number of shards divides it
 * @param mostEncounters that one instance takes; then {@link GalleryFull}
 */
public record GallerySize(int expectedSubjects, int lanes, long mostEncounters) {
  private static final int BITS_MORE = 3;
  private static final int FEWEST_BITS = 14;
  private static final int MOST_BITS = 20;

  /** Checks the number of lanes. */
  public GallerySize {
    Lanes.checked(lanes);
    if (mostEncounters < 1) {
      throw new IllegalArgumentException(
          "tenprint.matching.most-encounters is at least 1, not " + mostEncounters);
    }
  }

  /** For so many people: a lane for each 131,072 of them, and no less than eight. */
  public static GallerySize of(int expectedSubjects) {
    return new GallerySize(expectedSubjects, Lanes.forPeople(expectedSubjects), CompactIndex.MOST);
  }

  /** The same with as many lanes. */
  public GallerySize withLanes(int count) {
    return new GallerySize(expectedSubjects, count, mostEncounters);
  }

  /** The same that takes no more than so many encounters an instance. */
  public GallerySize holdingAtMost(long encounters) {
    return new GallerySize(expectedSubjects, lanes, encounters);
  }

  /**
   * The same.
   *
   * @throws IllegalArgumentException if it cannot be dealt to so many shards
   */
  GallerySize inShards(int count) {
    if (count < 1 || lanes % count != 0) {
      throw new IllegalArgumentException(
          "tenprint.shards.count divides tenprint.matching.lanes, " + lanes + ", not " + count);
    }
    return this;
  }

  /**
   * Bits that address a bucket of a finger: eight buckets for each person, for few chance votes,
   * but no more than 2^20, which suit a million people.
   */
  int bits() {
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(1, expectedSubjects - 1));
    return Math.max(FEWEST_BITS, Math.min(MOST_BITS, bits + BITS_MORE));
  }
}
