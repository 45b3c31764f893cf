package org.tenprint.immigration.wiring;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenprint.messaging.Exposure;

/** Tells the operator at start what of the settings is unsafe, a line each. */
@ApplicationScoped
public class StartUpWarnings {
  private static final Logger LOG = LoggerFactory.getLogger(StartUpWarnings.class);

  private final Exposure exposure;

  StartUpWarnings(
      ImmigrationConfig config,
      KafkaClient kafka,
      @ConfigProperty(name = "quarkus.management.host") String management) {
    this.exposure =
        Exposure.of(
            Optional.empty(), management, kafka.settings(), config.referenceDir().isEmpty());
  }

  void onStart(@Observes StartupEvent started) {
    exposure.warnings().forEach(warning -> LOG.warn("unsafe setting {}", warning));
  }
}
