package org.tenprint.immigration.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The service's settings. */
@ConfigMapping(prefix = "tenprint")
public interface ImmigrationConfig {
  /** Where Kafka Streams keeps what it can restore from its topics. */
  Path stateDir();

  /** Directory of the reference data; without one, the shipped sample. */
  Optional<Path> referenceDir();

  /** Whether the shipped sample is meant where others reach the brokers: without, no start. */
  @WithDefault("false")
  boolean referenceSample();

  /** Compatibility API of the schema registry; without one, events carry schema fingerprints. */
  Optional<URI> registryUrl();

  /** The record store. */
  Store store();

  /** How patient the service is with a store that is away. */
  interface Store {
    /** How often a call is tried, 1 to 16. */
    @WithDefault("8")
    int attempts();

    /** Before the second attempt, up to a minute; each further wait is twice the one before. */
    @WithDefault("250ms")
    Duration firstWait();
  }
}
