package org.tenprint.doorway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The bounds of each HTTP port. */
@ConfigMapping(prefix = "door")
public interface DoorConfig {

  /** Connections of one port at one time; one caller's, half of it. */
  @WithDefault("2048")
  int connections();

  /** Time within which a connection must have sent the head of its first request. */
  @WithDefault("PT10S")
  Duration headWithin();

  /** Time for which a connection may be kept between requests. */
  @WithDefault("PT60S")
  Duration keptFor();

  /** Time within which a body must be there, however fast it comes. */
  @WithDefault("PT2M")
  Duration bodyWithin();
}
