package org.tenprint.notification.wiring;

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

  private static final String LETS =
      "whoever reaches it can write, approve and review in anybody's name;"
          + " let only the proxy that authenticates people reach it";

  private final Exposure exposure;

  StartUpWarnings(
      NotificationConfig config,
      KafkaClient kafka,
      @ConfigProperty(name = "quarkus.management.host") String management,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.http.ssl.certificate.files") Optional<String> certificate,
      @ConfigProperty(name = "quarkus.http.tls-configuration-name") Optional<String> tls) {
    this.exposure =
        Exposure.of(
            Optional.of(new Exposure.Door(host, certificate.isPresent() || tls.isPresent(), LETS)),
            management,
            kafka.settings(),
            config.referenceDir().isEmpty());
  }

  void onStart(@Observes StartupEvent started) {
    exposure.warnings().forEach(warning -> LOG.warn("unsafe setting {}", warning));
  }
}
