package org.tenprint.biometric.wiring;

import java.time.Duration;
import org.tenprint.biometric.adapter.kafka.ShardLink.Patience;
import org.tenprint.biometric.wiring.BiometricConfig.Matching;
import org.tenprint.biometric.wiring.BiometricConfig.Shards;
import org.tenprint.biometric.wiring.BiometricConfig.Snapshot;
import org.tenprint.doorway.SettingBounds;
import org.tenprint.matching.Thresholds;

/** What the settings of matching, shards and snapshots may be; another ends the start. */
final class BiometricBounds {
  /** So rare that next to no score reaches it; below it the score asked for means nothing. */
  private static final double LEAST_RATE = 1e-12;

  private static final double MOST_RATE = 0.999;
  private static final int MOST_SUBJECTS = 1_000_000_000;
  private static final int FEWEST_LANES = 8;
  private static final int MOST_LANES = 4096;
  private static final long MOST_ENCOUNTERS = 2_000_000_000;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Duration LONGEST_PERIOD = Duration.ofDays(366);

  private BiometricBounds() {}

  /** From which evidence a candidate is a match, and doubtful. */
  static Thresholds thresholds(Matching set) {
    double match = rate("tenprint.matching.match-rate", set.matchRate());
    double grey = rate("tenprint.matching.grey-rate", set.greyRate());
    if (match >= grey) {
      throw new IllegalStateException(
          "tenprint.matching.match-rate is "
              + match
              + ": it must be below tenprint.matching.grey-rate, which is "
              + grey);
    }
    return new Thresholds(match, grey, set.everyFinger());
  }

  private static double rate(String name, double set) {
    return SettingBounds.require(name, set, LEAST_RATE, MOST_RATE);
  }

  static int expectedSubjects(Matching set) {
    return SettingBounds.require(
        "tenprint.matching.expected-subjects", set.expectedSubjects(), 1, MOST_SUBJECTS);
  }

  static int lanes(int set) {
    return SettingBounds.require("tenprint.matching.lanes", set, FEWEST_LANES, MOST_LANES);
  }

  /** As many as an index can hold. */
  static long mostEncounters(long set) {
    return SettingBounds.require("tenprint.matching.most-encounters", set, 1L, MOST_ENCOUNTERS);
  }

  /** Into how many parts the gallery is dealt: as many as there can be lanes, or fewer. */
  static int count(Shards set) {
    return SettingBounds.require("tenprint.shards.count", set.count(), 1, MOST_LANES);
  }

  static int index(Shards set) {
    return SettingBounds.require("tenprint.shards.index", set.index(), 0, count(set) - 1);
  }

  static Patience patience(Shards set) {
    return new Patience(
        SettingBounds.require("tenprint.shards.pause", set.pause(), SHORTEST_PAUSE, LONGEST_WAIT),
        SettingBounds.require(
            "tenprint.shards.longest-wait", set.longestWait(), SHORTEST, LONGEST_WAIT));
  }

  static Duration period(Snapshot set) {
    return SettingBounds.require(
        "tenprint.snapshot.period", set.period(), SHORTEST, LONGEST_PERIOD);
  }

  static Duration removalsWithin(Snapshot set) {
    return SettingBounds.require(
        "tenprint.snapshot.removals-within", set.removalsWithin(), SHORTEST, LONGEST_PERIOD);
  }
}
