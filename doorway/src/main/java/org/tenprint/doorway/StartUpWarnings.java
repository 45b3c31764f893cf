package org.tenprint.doorway;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator at start what of a service's settings is unsafe, a line each. */
@ApplicationScoped
public class StartUpWarnings {
  private static final Logger LOG = LoggerFactory.getLogger(StartUpWarnings.class);

  private final Exposure exposure;

  StartUpWarnings(
      Exposed exposed,
      KafkaClient kafka,
      @ConfigProperty(name = "quarkus.management.host") String management,
      @ConfigProperty(name = "quarkus.http.host") String host,
      Config config) {
    boolean encrypted =
        said(config, "quarkus.http.ssl.certificate.files").isPresent()
            || said(config, "quarkus.http.tls-configuration-name").isPresent();
    this.exposure =
        Exposure.of(
            exposed.lets().map(lets -> new Exposure.Door(host, encrypted, lets)),
            management,
            kafka.settings(),
            exposed.sampleReference(),
            ClosedPeople.cleartext(said(config, "quarkus.oidc.auth-server-url")));
  }

  private static Optional<String> said(Config config, String name) {
    return config.getOptionalValue(name, String.class);
  }

  void onStart(@Observes StartupEvent started) {
    exposure.warnings().forEach(warning -> LOG.warn("unsafe setting {}", warning));
  }
}
