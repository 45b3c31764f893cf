package org.tenprint.doorway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a service that does not move is no service. */
@ConfigMapping(prefix = "tenprint.progress")
public interface ProgressConfig {
  /**
   * How long a hop or a feed may stand still with committed records before it, while the brokers
   * answer, ten seconds to a day; then the process ends to be started again.
   */
  @WithDefault("PT90S")
  Duration within();
}
