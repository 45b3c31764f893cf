package org.tenprint.biometric.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The service's settings. */
@ConfigMapping(prefix = "tenprint")
public interface BiometricConfig {
  /** Where Kafka Streams keeps what it can restore from its topics. */
  Path stateDir();

  /** Compatibility API of the schema registry; without one, events carry schema fingerprints. */
  Optional<URI> registryUrl();

  /** Thresholds. */
  Matching matching();

  /** Snapshots of the gallery, in the state directory. */
  Snapshot snapshot();

  /** The gallery dealt to several instances by subject. */
  Shards shards();

  /** The optional ABIS face. */
  Abis abis();

  /**
   * From which evidence a candidate is a match, and doubtful. The rates are of whole searches,
   * whatever the gallery's size, by the engine's calibration; {@code docs/benchmarks/matching.md}
   * says what they were on prints held out.
   */
  interface Matching {
    /**
     * Share of searches for a person not enrolled that may end in MATCH: 1e-12 to 0.999, and below
     * {@link #greyRate}.
     */
    @WithDefault("0.001")
    double matchRate();

    /** Share of searches for a person not enrolled that may end in GREY or MATCH, likewise. */
    @WithDefault("0.01")
    double greyRate();

    /**
     * Whether a MATCH wants every finger of the card shown to be the candidate's, by its score or
     * by the second look, a finger that the record lacks among them: no card with another person's
     * finger is a MATCH then that was measured, and more of a person's own are GREY. {@code
     * docs/benchmarks/matching.md} says how many.
     */
    @WithDefault("false")
    boolean everyFinger();

    /**
     * How many people the gallery, all shards together, is sized for, 1 to 1,000,000,000; more may
     * come, slower.
     */
    @WithDefault("10000")
    int expectedSubjects();

    /**
     * Into how many lanes people are dealt by their ids, each of which proposes its own best: 8 to
     * 4,096, the same on every instance. Without it one for each 131,072 expected people, a power
     * of two, at least 8.
     */
    OptionalInt lanes();

    /**
     * Encounters that this instance takes at most: beyond what its heap holds it would end without
     * a word. One more ends it with one, and nothing is lost. Without it one for each 6,144 bytes
     * of the largest heap, or for each 3,328 where the minutiae are in a file. An index holds
     * 2,000,000,000.
     */
    OptionalLong mostEncounters();

    /** Where the people's minutiae are kept, half of what the gallery takes. */
    @WithDefault("heap")
    Minutiae minutiae();
  }

  /** Where minutiae are kept. */
  enum Minutiae {
    /** In the heap. */
    HEAP,

    /**
     * In a file of the state directory, sealed under a key that this process alone has, and gone
     * with it: some 2 kB an encounter on disk, and in memory as much of it as is free.
     */
    FILE
  }

  /** Which part of the gallery this instance holds, and how it waits for the others. */
  interface Shards {
    /** Into how many parts the gallery is dealt, a divisor of the lanes; as on every instance. */
    @WithDefault("1")
    int count();

    /** Which of them this instance holds, from 0; several may hold the same. */
    @WithDefault("0")
    int index();

    /**
     * After which a shard that has not answered is asked again, the first time: 10 ms to an hour.
     */
    @WithDefault("PT10S")
    Duration pause();

    /**
     * Longest wait for a shard, after which the process ends to be started again, a second to an
     * hour: below Kafka's {@code max.poll.interval.ms}, 5 minutes.
     */
    @WithDefault("PT4M")
    Duration longestWait();
  }

  /** When the gallery is written to the state directory, from which a restart reads on. */
  interface Snapshot {
    /** Time between snapshots while the gallery changes, a second to 366 days. */
    @WithDefault("PT10M")
    Duration period();

    /** Longest time that the prints of a removed person stay in a snapshot, likewise. */
    @WithDefault("PT1M")
    Duration removalsWithin();
  }

  /** The ABIS face: OSIA's operations over HTTP, on a gallery of its own. */
  interface Abis {
    /** Whether it is served; where it is not, nothing is at the service's port. */
    @WithDefault("false")
    boolean enabled();

    /**
     * Where its people are kept, each sealed, and its journal. Nothing restores them: it is backed
     * up with the vault's folder. One instance at a time serves the face.
     */
    Optional<Path> folder();

    /** Encounters of all its people together: some 12 kB of heap each, of half the heap. */
    @WithDefault("10000")
    int mostEncounters();

    /** Requests worked on at one time, 1 to 1,000; the pipeline wants the processors, too. */
    @WithDefault("1")
    int atOnce();
  }
}
