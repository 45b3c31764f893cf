package org.tenprint.doorway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Where a service tells its spans, and of how many bookings. */
@ConfigMapping(prefix = "tenprint.tracing")
public interface TracingConfig {
  /**
   * A collector's address for OTLP over HTTP, such as {@code http://localhost:4318}; without one
   * nothing is told, and nobody is asked.
   */
  Optional<URI> endpoint();

  /** The share of bookings that is told, of 0 to 1; each service tells of the same ones. */
  @WithDefault("1")
  double ratio();
}
