package org.tenprint.doorway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The bounds of each HTTP port, and whom the public one believes. */
@ConfigMapping(prefix = "door")
public interface DoorConfig {

  /** Folder of the service's own credential: {@code cert.pem}, {@code key.pem}, {@code ca.pem}. */
  Path credential();

  /** List of revoked holders: the subjects of their certificates, one a line. */
  Path revoked();

  /**
   * Requests a second of one party, on the long run, 1 to 1,000,000; thirty seconds' worth at once.
   */
  @WithDefault("100")
  int partyRate();

  /** Requests a second of one person, likewise. */
  @WithDefault("10")
  int personRate();

  /** Connections of one port at one time, 1 to 1,000,000; one caller's, half of it. */
  @WithDefault("2048")
  int connections();

  /**
   * Time within which a connection must have sent the head of its first request; of this and the
   * times below a second to an hour.
   */
  @WithDefault("PT10S")
  Duration headWithin();

  /** Time for which a connection may be kept between requests. */
  @WithDefault("PT60S")
  Duration keptFor();

  /** Time within which a body must be there, however fast it comes. */
  @WithDefault("PT2M")
  Duration bodyWithin();
}
